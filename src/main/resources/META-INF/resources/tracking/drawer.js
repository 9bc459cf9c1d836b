// One example beside the table: all of it, its history, and what may be done with it, by mouse or by key.

import { actionsFor, queueOf, requestOf } from './actions.js';
import { call } from './api.js';
import { t } from './i18n.js';
import { element, fillBadge, fillLock, fillMeta, fillText, timeOf } from './row.js';

const HISTORY = 200;
const $ = (id) => document.getElementById(id);
const drawer = $('drawer');

let at = null; // { project, example, me, epoch, working }
let renewal;
let host = { changed() {}, opened() {}, closed() {}, idle() {} };

/**
 * `changed` is told the id of an example that was changed here, `opened` of the one that is shown, `closed` that none is,
 * and `idle` why there is nothing more to work on.
 */
export function listen(listener) {
  host = listener;
}

export const openExample = () => at?.example.id ?? null;

/** Shows an example; `me` is who looks: username and role. */
export async function open(project, id, me) {
  if (at?.example.id === id && at.project === project) return;
  const example = await call(`projects/${project}/examples/${id}`);
  begin({ project, example, me, working: false });
}

/** Gets the next example of one's queue, locked, and shows it; says why, if there is none. */
export async function work(project, me) {
  const { results, why } = await call(`projects/${project}/tracking/claim`, { body: { kind: queueOf(me.role), count: 1 } });
  if (results.length === 0) {
    close();
    return why;
  }
  const { example, lock } = results[0];
  begin({ project, example: { ...example, is_locked: true, locked_by_username: lock.locked_by, lock_expires_at: lock.lock_expires_at },
    me, working: true, epoch: lock.lock_epoch });
  renewAfter(lock.renew_after_ms);
  return null;
}

export function close() {
  if (drawer.open) drawer.close();
}

/** Reads again what is shown, if it is that one; what is being written stays. */
export async function refreshOpen(id) {
  if (at?.example.id !== id) return;
  const { project } = at;
  const example = await call(`projects/${project}/examples/${id}`);
  if (at?.example.id === id) show({ ...at, example });
}

function begin(state) {
  clearTimeout(renewal);
  $('drawer-notes').value = '';
  tell('');
  $('history').replaceChildren();
  show(state);
  if (!drawer.open) drawer.showModal();
  $('drawer-title').focus();
  host.opened(state.example.id);
}

function show(state) {
  at = state;
  const { example } = state;
  $('drawer-id').textContent = example.id;
  fillBadge($('drawer-badge'), example);
  fillLock(drawer.querySelector('.lock'), example);
  fillText(drawer.querySelector('.words'), drawer.querySelector('.sound'), example);
  fillMeta(drawer.querySelector('.meta'), example.meta);
  const notes = example.review_notes ?? '';
  $('drawer-said').hidden = !notes;
  $('drawer-said').textContent = notes;
  const actions = actionsFor(example, state.me);
  $('drawer-write').hidden = !actions.some((action) => action.notes);
  $('actions').replaceChildren(...actions.map(buttonOf));
  showHistory();
}

async function showHistory() {
  const { project, example } = at;
  try {
    const page = await call(`projects/${project}/tracking/${example.id}/history`, { query: { limit: HISTORY } });
    if (at?.example.id === example.id) $('history').replaceChildren(...page.results.toReversed().map(entryOf));
  } catch (refused) {
    tell(refused.message);
  }
}

function entryOf(entry) {
  const line = element('li');
  line.append(element('strong', '', known(`event.${entry.type}`) ?? entry.type.replaceAll('_', ' ')), ' ');
  if (entry.actor) line.append(element('bdi', '', entry.actor));
  line.append(timeOf(entry.at));
  if (entry.notes) {
    const notes = element('p', 'notes', entry.notes);
    notes.dir = 'auto';
    line.append(notes);
  }
  return line;
}

function known(key) {
  const words = t(key);
  return words === key ? null : words;
}

function buttonOf(action, place) {
  const button = element('button', place === 0 ? '' : 'quiet', t(`action.${action.name}`));
  button.type = 'button';
  button.dataset.key = action.key;
  button.setAttribute('aria-keyshortcuts', action.key);
  const hint = element('kbd', '', action.key.toUpperCase());
  hint.setAttribute('aria-hidden', 'true');
  button.append(' ', hint);
  button.addEventListener('click', () => act(action));
  return button;
}

async function act(action) {
  const { project, example, me, epoch, working } = at;
  const notes = $('drawer-notes').value.trim();
  if (action.needsNotes && !notes) {
    tell(t('notes.needed'));
    return $('drawer-notes').focus();
  }
  for (const button of $('actions').children) button.setAttribute('aria-disabled', 'true');
  try {
    const answer = await call(...asCall(requestOf(project, example, action, { notes, epoch })));
    tell('');
    if (action.name === 'lock') {
      at.epoch = answer.lock_epoch;
      renewAfter(answer.renew_after_ms);
    } else {
      at.epoch = undefined;
      clearTimeout(renewal);
    }
    host.changed(example.id);
    if (working && action.name !== 'lock') return await next(project, me);
    $('drawer-notes').value = '';
  } catch (refused) {
    tell(refused.message);
  }
  await refreshOpen(example.id).catch((refused) => tell(refused.message));
  $('drawer-title').focus();
}

const asCall = ([path, body]) => [path, { body }];

async function next(project, me) {
  try {
    const why = await work(project, me);
    if (why) host.idle(why);
  } catch (refused) {
    tell(refused.message);
  }
}

/** As long as the drawer is open its lock is kept; whoever lost it is told at once, not when the work is done. */
function renewAfter(millis) {
  clearTimeout(renewal);
  renewal = setTimeout(async () => {
    const { project, example, epoch } = at;
    try {
      const lock = await call(`projects/${project}/tracking/${example.id}/lock`, { body: { lock_epoch: epoch } });
      at.example.lock_expires_at = lock.lock_expires_at;
      fillLock(drawer.querySelector('.lock'), at.example);
      renewAfter(lock.renew_after_ms);
    } catch (refused) {
      tell(refused.message);
      if (!refused.code) renewAfter(5_000); // not reached: the lock may still be ours
    }
  }, millis);
}

function tell(message) {
  $('drawer-alert').textContent = message;
}

drawer.addEventListener('close', () => {
  clearTimeout(renewal);
  const left = at;
  at = null;
  drawer.querySelector('.sound').pause();
  // What was claimed here and not finished goes back to the others; the journal keeps it.
  if (left?.working && left.epoch !== undefined) {
    call(`projects/${left.project}/tracking/${left.example.id}/unlock`, { body: { lock_epoch: left.epoch } }).catch(() => {});
  }
  host.closed();
});
$('drawer-close').addEventListener('click', close);
drawer.addEventListener('click', (event) => event.target === drawer && close());
drawer.addEventListener('keydown', (event) => {
  const writing = event.target.matches('textarea, input, select');
  if (writing && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return press('r', event);
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  return press(event.key.toLowerCase(), event);
});

function press(key, event) {
  const button = $('actions').querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!button) return;
  event.preventDefault();
  if (button.getAttribute('aria-disabled') !== 'true') button.click();
}
