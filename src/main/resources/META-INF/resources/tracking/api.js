// The service, as the page asks it. Who is asking is said by the key of a login here, or else by a doccano's cookie.

export const API = new URL('../v1/', import.meta.url);

const KEY = 'tracking.key';
const SAFE = ['GET', 'HEAD'];

/** An answer other than 2xx; the message is the service's own, and so is the code, if it gave one. */
export class Refused extends Error {
  constructor(status, message, code) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Whether who is asking is not known any more; what a known person may not do is a 403 too. */
  get isOfKey() {
    return ['not_authenticated', 'authentication_failed'].includes(this.code);
  }
}

export const key = () => sessionStorage.getItem(KEY);
export const forgetKey = () => sessionStorage.removeItem(KEY);

/** With a key the key alone says who is asking: forgetting it is a real log-out, whatever cookies there are. */
export function credentials(method = 'GET') {
  if (key()) return { credentials: 'omit', headers: { Authorization: `Token ${key()}` } };
  return { credentials: 'same-origin', headers: SAFE.includes(method) ? {} : csrf() };
}

function csrf() {
  const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];
  return token ? { 'X-CSRFToken': token } : {};
}

async function send(path, { query, body, method = body ? 'POST' : 'GET', accept = 'application/json', signal } = {}) {
  const url = new URL(path, API);
  url.search = new URLSearchParams(query ?? {});
  const who = credentials(method);
  let response;
  try {
    response = await fetch(url, {
      signal,
      method,
      body: body && JSON.stringify(body),
      headers: { Accept: accept, ...(body && { 'Content-Type': 'application/json' }), ...who.headers },
      credentials: who.credentials,
    });
  } catch (failure) {
    throw failure.name === 'AbortError' ? failure : new Refused(0, 'The service cannot be reached. Is it running?');
  }
  if (!response.ok) throw refusal(response.status, await response.json().catch(() => null));
  return response;
}

/** The answer's JSON. */
export async function call(path, options) {
  const response = await send(path, options);
  const answer = await response.json().catch(() => null);
  if (answer === null) throw new Refused(response.status, 'The service gave an answer this page cannot read.');
  return answer;
}

/** Logs in and keeps the key as long as this tab is open. */
export async function logIn(username, password) {
  sessionStorage.setItem(KEY, (await call('auth/login/', { body: { username, password } })).key);
}

/** Ends what the service knows of a login by cookie; a key is only forgotten, for programs may use it too. */
export async function logOut() {
  if (key()) forgetKey();
  else await send('auth/logout/', { body: {} });
}

/** Gives the answer to the browser as a file. */
export async function download(path, query, name) {
  const response = await send(path, { query, accept: '*/*' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Sends a file and tells from 0 to 1 how much of it has gone. Not fetch: it tells nothing about what it sends. */
export function upload(path, file, type, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', new URL(path, API));
    request.setRequestHeader('Content-Type', type);
    request.setRequestHeader('Accept', 'application/json');
    // The browser sends its cookies along, whoever has a key or not, and then the service asks for the token of the form.
    for (const [name, value] of Object.entries({ ...csrf(), ...credentials('POST').headers })) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener('error', () => reject(new Refused(0, 'The connection was lost. What was imported until then is kept.')));
    request.addEventListener('load', () => (
      request.status < 300 ? resolve(request.response) : reject(refusal(request.status, request.response))));
    request.send(file);
  });
}

function refusal(status, answer) {
  return new Refused(status, reason(answer) ?? `The service answered ${status}.`, answer?.code);
}

/** The body's own words; field errors come as lists of messages. */
function reason(answer) {
  const text = answer?.detail ?? answer?.message ?? Object.values(answer ?? {}).find(Array.isArray)?.join(' ') ?? answer?.error;
  return text && String(text);
}
