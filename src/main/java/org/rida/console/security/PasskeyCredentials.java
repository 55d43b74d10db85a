package org.rida.console.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.access.Passkeys;
import org.rida.access.SessionUser;
import org.rida.privacy.PiiMasking;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Spring Security's table of passkeys; a new passkey is recorded in the audit log. */
final class PasskeyCredentials implements UserCredentialRepository {

    private final UserCredentialRepository table;
    private final Passkeys passkeys;

    PasskeyCredentials(JdbcOperations sql, Passkeys passkeys) {
        this.table = new JdbcUserCredentialRepository(sql);
        this.passkeys = passkeys;
    }

    /** A log-in saves the passkey, too, with its new counter. */
    @Override
    public void save(CredentialRecord passkey) {
        if (table.findByCredentialId(passkey.getCredentialId()) != null) {
            table.save(passkey);
            return;
        }
        String label = PiiMasking.mask(passkey.getLabel().strip());
        table.save(ImmutableCredentialRecord.fromCredentialRecord(passkey)
                .label(label)
                .build());
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SessionUser owner
                && RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes request) {
            passkeys.added(owner.name(), label, request.getRequest().getRemoteAddr());
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return table.findByCredentialId(id);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes id) {
        return table.findByUserId(id);
    }

    /** By {@link Passkeys#remove} only. */
    @Override
    public void delete(Bytes id) {
        throw new AccessDeniedException("not removed here");
    }
}
