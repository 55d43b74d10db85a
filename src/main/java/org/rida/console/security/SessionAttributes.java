package org.rida.console.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * Stores attributes of sessions as serialized objects. Only classes that sessions hold are read, so that who can write into the
 * database cannot make the program create objects of others.
 */
final class SessionAttributes {

    /** Sessions have a user, a form token, messages for the next page and the page that was asked for before the log-in. */
    private static final ObjectInputFilter FILTER = ObjectInputFilter.Config.createFilter("maxdepth=30;maxrefs=10000;"
            + "maxbytes=1000000;java.lang.*;java.util.*;java.util.concurrent.*;java.net.*;java.time.*;"
            + "org.springframework.security.**;org.springframework.web.servlet.FlashMap;org.springframework.util.*;"
            + "org.rida.access.*;org.rida.console.**;!*");

    private static final Logger LOG = LoggerFactory.getLogger(SessionAttributes.class);

    private SessionAttributes() {}

    static ConversionService conversion() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(new AttributeReader());
        return conversion;
    }

    /** Unlike a plain converter it may return null. */
    private static final class AttributeReader implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(byte[].class, Object.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object stored, TypeDescriptor from, TypeDescriptor to) {
            return stored instanceof byte[] bytes ? read(bytes) : null;
        }
    }

    /** Null for what another version of the program has stored and this one cannot read: then a user logs in again. */
    private static @Nullable Object read(byte[] stored) {
        try (ObjectInputStream in = new ConfigurableObjectInputStream(
                new ByteArrayInputStream(stored), SessionAttributes.class.getClassLoader())) {
            in.setObjectInputFilter(FILTER);
            return in.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            LOG.warn("an attribute of a session cannot be read and is left out", e);
            return null;
        }
    }
}
