package org.rida.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Requests over a plain socket. */
final class RawHttp {

    private RawHttp() {}

    /**
     * Sends bytes that no client library would send. One connection for each request, as some of them make the server close it.
     *
     * @return head and body of the answer
     */
    static String send(int port, FuzzRequests.FuzzRequest request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            StringBuilder head =
                    new StringBuilder(request.method() + " " + request.address() + " HTTP/1.1\r\nHost: localhost\r\n");
            request.headers().forEach(header -> head.append(header).append("\r\n"));
            head.append("Connection: close\r\nContent-Length: ")
                    .append(request.body().length)
                    .append("\r\n\r\n");
            try {
                socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(request.body());
            } catch (SocketException refusedBeforeTheEnd) {
                // the answer is there all the same
            }
            return new String(readAll(socket), StandardCharsets.UTF_8);
        }
    }

    private static byte[] readAll(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                answer.write(buffer, 0, n);
            }
        } catch (SocketException reset) {
            // after an answer to a body that was not read to its end
        }
        return answer.toByteArray();
    }
}
