// Follows a project's events. Not EventSource: it cannot send the key, and does not tell why it was refused.

import { credentials } from './api.js';

const PAUSE = 1000;
const LONGEST_PAUSE = 30000;
const SILENCE = 45000; // three heartbeats

/**
 * Calls `onChange` with every change from now on, once and in order, until the signal is aborted; after a lost connection it
 * goes on behind the last one. `onOpen` is called when the first connection stands: what is read after that is not too old.
 * Ends by itself when the service refuses.
 */
export async function follow(address, { signal, onOpen, onChange }) {
  let last = null;
  let pause = PAUSE;
  while (!signal.aborted) {
    const watch = new AbortController();
    const stop = () => watch.abort();
    signal.addEventListener('abort', stop);
    let timer = setTimeout(stop, SILENCE);
    const who = credentials();
    try {
      const response = await fetch(address, {
        signal: watch.signal,
        headers: {
          Accept: 'text/event-stream, application/json',
          ...who.headers,
          ...(last !== null && { 'Last-Event-ID': last }),
        },
        cache: 'no-store',
        credentials: who.credentials,
      });
      if (response.status >= 400 && response.status < 500 && response.status !== 429) return;
      if (response.ok) {
        let first = last === null;
        for await (const { id, data } of eventsOf(response.body)) {
          clearTimeout(timer);
          timer = setTimeout(stop, SILENCE);
          pause = PAUSE;
          last = id ?? last;
          if (first) onOpen();
          first = false;
          if (data !== null) onChange(JSON.parse(data));
        }
      }
    } catch (failure) {
      if (!(failure instanceof TypeError) && failure.name !== 'AbortError') throw failure;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      watch.abort();
    }
    await rest(pause, signal);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}

/** The blocks of a stream of server-sent events: the id they leave, and their data, null for a comment. */
async function* eventsOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    const blocks = (text + value).split('\n\n');
    text = blocks.pop();
    for (const block of blocks) {
      const field = (name) => block.split('\n').find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1) ?? null;
      yield { id: field('id'), data: field('data') };
    }
  }
}

function rest(time, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, time);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}
