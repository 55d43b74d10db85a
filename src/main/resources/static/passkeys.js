// Passkeys: the browser asks for one, or makes one, and the server checks it. Without support of the browser the forms stay hidden.
const token = document.querySelector('[name=_csrf]')?.value;

const send = async (address, body) => {
  const answer = await fetch(address, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'Accept': 'application/json', 'X-CSRF-TOKEN': token},
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
};

// Only what the server reads.
const readable = (credential, names) => {
  const {id, rawId, type, response, authenticatorAttachment} = credential.toJSON();
  return {
    id, rawId, type, authenticatorAttachment, clientExtensionResults: {},
    response: Object.fromEntries(names.filter(name => name in response).map(name => [name, response[name]])),
  };
};

const get = async () => {
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(await send('/webauthn/authenticate/options'));
  const credential = await navigator.credentials.get({publicKey: options});
  const answer = await send('/login/webauthn', readable(credential, ['authenticatorData', 'clientDataJSON', 'signature', 'userHandle']));
  location.assign(answer.redirectUrl);
};

const create = async form => {
  const options = PublicKeyCredential.parseCreationOptionsFromJSON(await send('/webauthn/register/options'));
  const credential = await navigator.credentials.create({publicKey: options});
  await send('/webauthn/register', {publicKey: {
    credential: readable(credential, ['attestationObject', 'clientDataJSON', 'transports']), label: form.elements.label.value,
  }});
  location.reload();
};

if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  for (const form of document.querySelectorAll('[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const refused = form.querySelector('[role=alert]');
      refused.hidden = true;
      try {
        await (form.dataset.passkey === 'get' ? get() : create(form));
      } catch (error) {
        refused.hidden = false;
      }
    });
  }
}
