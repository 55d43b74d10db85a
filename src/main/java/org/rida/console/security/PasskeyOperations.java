package org.rida.console.security;

import java.util.Set;
import org.rida.policy.Policy;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Makes and checks passkeys for the address of the request, once {@link PasskeyLogin} has found that address to be the site's own. A
 * passkey stands for a password, so a device has to check its owner by a finger, a face or a number.
 */
final class PasskeyOperations implements WebAuthnRelyingPartyOperations {

    private final String relyingParty;
    private final Policy policy;
    private final PublicKeyCredentialUserEntityRepository accounts;
    private final UserCredentialRepository credentials;

    PasskeyOperations(
            String relyingParty,
            Policy policy,
            PublicKeyCredentialUserEntityRepository accounts,
            UserCredentialRepository credentials) {
        this.relyingParty = relyingParty;
        this.policy = policy;
        this.accounts = accounts;
        this.credentials = credentials;
    }

    private WebAuthnRelyingPartyOperations here() {
        String origin = ServletUriComponentsBuilder.fromCurrentContextPath()
                .replacePath(null)
                .build()
                .toUriString();
        PublicKeyCredentialRpEntity site = PublicKeyCredentialRpEntity.builder()
                .id(relyingParty)
                .name(policy.association().name().en())
                .build();
        Webauthn4JRelyingPartyOperations operations =
                new Webauthn4JRelyingPartyOperations(accounts, credentials, site, Set.of(origin));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }

    @Override
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest request) {
        return here().createPublicKeyCredentialCreationOptions(request);
    }

    /** @throws AccessDeniedException for a passkey that is none, or one of another site */
    @Override
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
        try {
            return here().registerCredential(request);
        } catch (RuntimeException e) {
            throw new AccessDeniedException("not registered", e);
        }
    }

    @Override
    public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
            PublicKeyCredentialRequestOptionsRequest request) {
        return here().createCredentialRequestOptions(request);
    }

    @Override
    public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
        return here().authenticate(request);
    }
}
