// The dataset table: log in, pick a project, look through its examples. What is shown is kept in the address, so it can be shared.

import { follow } from './live.js';

const API = new URL('../v1/', import.meta.url);
const STATUSES = ['pending', 'submitted', 'approved', 'rejected'];
const PAGE_SIZES = [10, 50, 100];
const KEY = 'tracking.key';
const USER = 'tracking.user';
const LONG_TEXT = 320;
const TIBETAN = /[\u0F00-\u0FFF]/;

const $ = (id) => document.getElementById(id);
const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** An answer other than 2xx; the message is the service's own, and so is the code, if it gave one. */
class Refused extends Error {
  constructor(status, message, code) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Whether the key opens nothing any more; what a known person may not do is a 403 too. */
  get isOfKey() {
    return ['not_authenticated', 'authentication_failed'].includes(this.code);
  }
}

let projects = [];
let roleOf = '';
let shown = { count: 0, results: [] };
let running = new AbortController();
let watching = new AbortController();
let watched = '';

// --- the service -------------------------------------------------------------------------------------------------

async function call(path, { query, body, signal } = {}) {
  const url = new URL(path, API);
  url.search = new URLSearchParams(query ?? {});
  const key = sessionStorage.getItem(KEY);
  let response;
  try {
    response = await fetch(url, {
      signal,
      method: body ? 'POST' : 'GET',
      body: body && JSON.stringify(body),
      headers: {
        Accept: 'application/json',
        ...(body && { 'Content-Type': 'application/json' }),
        ...(key && { Authorization: `Token ${key}` }),
      },
      credentials: 'omit', // the key alone says who is asking: forgetting it is a real log-out
    });
  } catch (failure) {
    throw failure.name === 'AbortError' ? failure : new Refused(0, 'The service cannot be reached. Is it running?');
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Refused(response.status, reason(answer) ?? `The service answered ${response.status}.`, answer?.code);
  }
  if (answer === null) throw new Refused(response.status, 'The service gave an answer this page cannot read.');
  return answer;
}

/** The body's own words; field errors come as lists of messages. */
function reason(answer) {
  const text = answer?.detail ?? answer?.message ?? Object.values(answer ?? {}).find(Array.isArray)?.join(' ');
  return text && String(text);
}

async function allProjects() {
  const found = [];
  let page;
  do {
    page = await call('projects', { query: { limit: 100, offset: found.length } });
    found.push(...page.results);
  } while (page.next && page.results.length > 0 && found.length < 1000);
  return found;
}

async function myRole(project) {
  try {
    return (await call(`projects/${project}/my-role`)).rolename.replaceAll('_', ' ');
  } catch (refused) {
    if (refused.status === 404) return 'superuser'; // only a superuser gets past the door without being a member
    throw refused;
  }
}

// --- the view, as the address says it -------------------------------------------------------------------------------

function viewFromAddress() {
  const query = new URLSearchParams(location.search);
  const wanted = (query.get('status') ?? '').split(',');
  const limit = Number(query.get('limit'));
  const offset = Number(query.get('offset'));
  return {
    project: /^\d{1,18}$/.test(query.get('project')) ? query.get('project') : '',
    status: STATUSES.filter((status) => wanted.includes(status)),
    q: query.get('q') ?? '',
    limit: PAGE_SIZES.includes(limit) ? limit : PAGE_SIZES[0],
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
  };
}

function addressOf(view) {
  const query = new URLSearchParams();
  if (view.project) query.set('project', view.project);
  if (view.status.length) query.set('status', view.status.join());
  if (view.q) query.set('q', view.q);
  if (view.limit !== PAGE_SIZES[0]) query.set('limit', view.limit);
  if (view.offset) query.set('offset', view.offset);
  return `${location.pathname}?${query}`.replace(/\?$/, '').replaceAll('%2C', ',');
}

function viewFromForm() {
  const ticked = [...$('filters').querySelectorAll('[name=status]:checked')].map((box) => box.value);
  return { project: $('project').value, status: ticked, q: $('q').value.trim(), limit: Number($('limit').value), offset: 0 };
}

function fillForm(view) {
  $('project').value = view.project;
  if ($('q').value.trim() !== view.q) $('q').value = view.q; // never under the fingers of somebody typing
  $('limit').value = view.limit;
  for (const box of $('filters').querySelectorAll('[name=status]')) box.checked = view.status.includes(box.value);
}

function go(view, how = 'push') {
  const address = addressOf(view);
  if (address !== location.pathname + location.search) history[`${how}State`](null, '', address);
  return show();
}

// --- showing --------------------------------------------------------------------------------------------------------

/** Reads the table; the form follows the address, unless it is read again by itself while somebody may be typing. */
async function show({ byItself = false } = {}) {
  running.abort(); // only the last question asked may fill the table
  running = new AbortController();
  const { signal } = running;
  const view = viewFromAddress();
  offerProjects(view.project);
  if (!byItself) fillForm(view);
  document.title = `${projects.find((one) => String(one.id) === view.project)?.name ?? 'Projects'} – Annotation Tracking`;
  if (!view.project) return fillTable({ count: 0, results: [] }, view);

  $('table').setAttribute('aria-busy', 'true');
  try {
    const { project, ...query } = view;
    if (!query.q) delete query.q;
    if (!query.status.length) delete query.status;
    const page = await call(`projects/${project}/examples`, { query, signal });
    if (page.results.length === 0 && page.count > 0 && view.offset > 0) {
      return go({ ...view, offset: lastOffset(page.count, view.limit) }, 'replace');
    }
    say('');
    fillTable(page, view);
    watch(project);
    await showRole(project);
  } catch (failure) {
    if (failure.name === 'AbortError') return;
    if (failure.isOfKey) return leave(failure.message);
    fillTable({ count: 0, results: [] }, view, failure);
    say(failure.message);
  } finally {
    if (!signal.aborted) $('table').setAttribute('aria-busy', 'false');
  }
}

async function showRole(project) {
  if (roleOf === project) return;
  $('role').hidden = true;
  try {
    const role = await myRole(project);
    if (viewFromAddress().project !== project) return;
    $('role').textContent = role;
    $('role').hidden = false;
    roleOf = project;
  } catch (refused) {
    say(refused.message);
  }
}

// --- what others do ---------------------------------------------------------------------------------------------------

/** One stream for the project that is shown. */
function watch(project) {
  if (watched === project) return;
  unwatch();
  watched = project;
  watching = new AbortController();
  const { signal } = watching;
  const changed = new Set();
  let soon;
  follow(new URL(`projects/${project}/tracking/events`, API), {
    key: sessionStorage.getItem(KEY),
    signal,
    onOpen: () => show({ byItself: true }), // once more: what was done between the first look and now came too early for the stream
    onChange: ({ example_id: id }) => {
      if (!shown.results.some((example) => example.id === id)) return;
      changed.add(id);
      soon ??= setTimeout(() => { // several changes of a row in one moment are read once
        soon = undefined;
        changed.forEach((one) => refresh(project, one, signal));
        changed.clear();
      }, 50);
    },
  }).then(() => signal.aborted || show({ byItself: true })); // refused: the table is told why
}

function unwatch() {
  watching.abort();
  watched = '';
}

/** The row as it is now, in its place; the rest of the table stays under the reader's eyes. */
async function refresh(project, id, signal) {
  try {
    const example = await call(`projects/${project}/examples/${id}`, { signal });
    const place = shown.results.findIndex((one) => one.id === id);
    if (signal.aborted || place < 0) return;
    shown.results[place] = example;
    const old = $('rows').children[place];
    if (old.contains(document.activeElement)) { // keep the focus: only what changes by itself is exchanged
      const fresh = rowOf(example);
      for (const cell of ['.annotated', '.reviewed', '.state']) old.querySelector(cell).replaceWith(fresh.querySelector(cell));
    } else {
      old.replaceWith(rowOf(example));
    }
  } catch (failure) {
    if (failure.name !== 'AbortError' && failure.status !== 404) say(failure.message);
  }
}

/** A project named by the address is offered even if it is not in the list: a superuser may be no member of it. */
function offerProjects(chosen) {
  const list = projects.map((one) => new Option(one.name, one.id));
  if (!list.some((option) => option.value === chosen)) list.unshift(new Option(chosen ? `Project ${chosen}` : 'Choose…', chosen));
  $('project').replaceChildren(...list);
}

function fillTable(page, view, failure) {
  shown = page;
  $('rows').replaceChildren(...page.results.map(rowOf));
  const last = view.offset + page.results.length;
  if (last > view.offset) $('range').textContent = `${view.offset + 1}–${last} of ${page.count}`;
  else $('range').textContent = failure ? '' : nothing(view);
  // Not the disabled attribute: it would throw the keyboard's focus away on the last page.
  $('previous').setAttribute('aria-disabled', String(view.offset === 0));
  $('next').setAttribute('aria-disabled', String(last >= page.count));
}

function nothing(view) {
  if (!view.project) return projects.length ? 'Choose a project.' : 'You are not a member of any project yet.';
  return view.q || view.status.length ? 'No example matches.' : 'This project has no examples yet.';
}

function rowOf(example) {
  const row = $('row').content.cloneNode(true);
  const cell = (selector) => row.querySelector(selector);
  cell('.id').textContent = example.id;
  fillText(cell('.words'), cell('.more'), example);
  fillMeta(cell('.meta'), example.meta);
  fillPerson(cell('.annotated'), example.annotated_by_username, example.annotated_at);
  fillPerson(cell('.reviewed'), example.reviewed_by_username, example.reviewed_at);

  const status = example.tracking_status ?? 'pending';
  cell('.badge').textContent = status.replaceAll('_', ' ');
  if (STATUSES.includes(status)) cell('.badge').classList.add(status);
  if (example.is_locked) {
    cell('.lock').hidden = false;
    cell('.lock bdi').textContent = example.locked_by_username ?? '?';
  }
  if (status === 'rejected' && example.review_notes) {
    cell('.notes').hidden = false;
    cell('.notes').textContent = example.review_notes;
  }
  return row;
}

function fillText(words, more, example) {
  const text = example.text ?? example.filename ?? '';
  words.textContent = text;
  words.lang = TIBETAN.test(text) ? 'bo' : (/^[a-z]{2,3}\b/i.exec(example.meta?.lang)?.[0] ?? '');
  if (text.length <= LONG_TEXT) return;
  words.classList.add('cut');
  more.hidden = false;
  more.addEventListener('click', () => {
    const open = !words.classList.toggle('cut');
    more.setAttribute('aria-expanded', String(open));
    more.textContent = open ? 'Show less' : 'Show all';
  });
}

function fillMeta(cell, meta) {
  const plain = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
  const pairs = meta && typeof meta === 'object' && !Array.isArray(meta) ? Object.entries(meta) : [];
  for (const [name, value] of pairs) {
    const line = element('div', '', `${name}: `);
    line.append(element('bdi', 'value', plain(value)));
    cell.append(line);
  }
  if (pairs.length === 0) cell.textContent = Array.isArray(meta) || typeof meta === 'string' ? plain(meta) : '—';
}

function fillPerson(cell, name, at) {
  cell.append(element('bdi', name ? 'person' : 'nobody', name ?? '—'));
  if (!name || !at) return;
  const time = element('time', '', when.format(new Date(at)));
  time.dateTime = at;
  cell.append(time);
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function lastOffset(count, limit) {
  return Math.floor((count - 1) / limit) * limit;
}

function say(message) {
  if ($('alert').textContent !== message) $('alert').textContent = message;
}

// --- coming and going -------------------------------------------------------------------------------------------------

async function enter() {
  say('');
  const known = sessionStorage.getItem(KEY) !== null;
  $('door').hidden = known;
  $('who').hidden = !known;
  $('user').textContent = sessionStorage.getItem(USER) ?? '';
  if (!known) return;
  try {
    projects = await allProjects();
  } catch (refused) {
    if (refused.isOfKey) return leave(refused.message);
    return say(refused.message);
  }
  $('desk').hidden = false;
  const view = viewFromAddress();
  const project = view.project || String(projects[0]?.id ?? '');
  await go({ ...view, project }, 'replace');
}

function leave(message) {
  running.abort();
  unwatch();
  sessionStorage.removeItem(KEY);
  sessionStorage.removeItem(USER);
  projects = [];
  roleOf = '';
  $('rows').replaceChildren();
  $('role').hidden = true;
  $('who').hidden = true;
  $('desk').hidden = true;
  $('door').hidden = false;
  document.title = 'Annotation Tracking';
  say(message);
  $('username').focus();
}

async function logIn(event) {
  event.preventDefault();
  const username = $('username').value;
  try {
    const { key } = await call('auth/login/', { body: { username, password: $('password').value } });
    sessionStorage.setItem(KEY, key);
    sessionStorage.setItem(USER, username);
  } catch (refused) {
    say(refused.message);
    return $('password').select();
  }
  $('login').reset();
  await enter();
  $('project').focus();
}

let typing;

$('login').addEventListener('submit', logIn);
$('logout').addEventListener('click', () => leave(''));
$('filters').addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(typing);
  const view = { ...viewFromForm(), offset: viewFromAddress().offset };
  const same = addressOf(view) === addressOf(viewFromAddress());
  go(same ? view : { ...view, offset: 0 });
});
$('filters').addEventListener('change', (event) => {
  if (event.target !== $('q')) go(viewFromForm());
});
$('q').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => go(viewFromForm(), 'replace'), 300);
});
$('previous').addEventListener('click', () => turn(-1));
$('next').addEventListener('click', () => turn(1));
addEventListener('popstate', () => !$('desk').hidden && show());

function turn(pages) {
  const view = viewFromAddress();
  const offset = Math.max(0, view.offset + pages * view.limit);
  if (offset !== view.offset && offset < shown.count) go({ ...view, offset });
}

enter();
