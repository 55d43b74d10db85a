package org.rida.console;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;

/** Responses that the browser saves as a file. */
public final class FileDownload {

    private FileDownload() {}

    /**
     * @param name of the file, as the browser proposes it; its ending determines the media type, names may be Arabic
     * @return status 200 with the header {@code Content-Disposition: attachment}, so that a browser never renders a file of
     *     a user in the origin of the console
     */
    public static ResponseEntity<byte[]> response(byte[] file, String name) {
        return ResponseEntity.ok()
                .contentType(type(name))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file);
    }

    /** The media type that a file's ending says. Plain text names its charset, which a reader would have to guess. */
    public static MediaType type(String name) {
        MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return type.equalsTypeAndSubtype(MediaType.TEXT_PLAIN) ? new MediaType(type, StandardCharsets.UTF_8) : type;
    }
}
