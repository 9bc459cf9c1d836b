// The dataset table: log in, pick a project, look through its examples and work on them.

import { call, forgetKey, key, logIn, logOut } from './api.js';
import * as drawer from './drawer.js';
import { choose, language, number, t, translate } from './i18n.js';
import { follow } from './live.js';
import './operations.js';
import { showOverview } from './overview.js';
import { rowOf } from './row.js';
import { offerTransfer } from './transfer.js';
import { addressOf, fillForm, isFiltered, queryOf, viewFromAddress, viewFromForm } from './view.js';

const OVERVIEW_PAUSE = 1000;
const $ = (id) => document.getElementById(id);

let projects = [];
let me = { username: '', is_superuser: false };
let role = { project: '', name: '' };
let shown = { results: [], next_cursor: null };
let counted = { of: '', count: null };
let running = new AbortController();
let watching = new AbortController();
let watched = '';
let overviewSoon;

async function allProjects() {
  const found = [];
  let page;
  do {
    page = await call('projects', { query: { limit: 100, offset: found.length } });
    found.push(...page.results);
  } while (page.next && page.results.length > 0 && found.length < 1000);
  return found;
}

async function roleIn(project) {
  if (role.project === project) return role.name;
  let name = 'superuser';
  try {
    name = (await call(`projects/${project}/my-role`)).rolename;
  } catch (refused) {
    if (refused.status !== 404) throw refused; // only a superuser gets past the door without being a member
  }
  role = { project, name };
  return name;
}

/** Who looks, as the drawer wants it; a superuser may do what the project's admin may. */
const whoLooks = () => ({ username: me.username, role: me.is_superuser ? 'project_admin' : role.name });

// --- where we are ------------------------------------------------------------------------------------------------------

/** The cursors of the pages before this one; an address that was shared does not know them. */
const trail = () => history.state?.trail ?? [];

function go(view, how = 'push', state = null) {
  const address = addressOf(view);
  if (address !== location.pathname + location.search) history[`${how}State`](state, '', address);
  return show();
}

/** Reads the table; the form follows the address, unless it is read again by itself while somebody may be typing. */
async function show({ byItself = false } = {}) {
  running.abort(); // only the last question asked may fill the table
  running = new AbortController();
  const { signal } = running;
  const view = viewFromAddress();
  offerProjects(view.project);
  if (!byItself) fillForm(view);
  document.title = `${projects.find((one) => String(one.id) === view.project)?.name ?? t('projects')} – Annotation Tracking`;
  if (!view.project) return fillTable({ results: [] }, view);

  $('table').setAttribute('aria-busy', 'true');
  try {
    const { project, limit, cursor } = view;
    const page = await call(`projects/${project}/examples`, { query: { ...queryOf(view), limit, cursor }, signal });
    say('');
    fillTable(page, view);
    watch(project);
    await Promise.all([count(view, signal), showRole(project), overview(project)]);
    offerTransfer(project, queryOf(view), { mayImport: whoLooks().role === 'project_admin', imported: () => show({ byItself: true }) });
    if (view.example) await drawer.open(project, Number(view.example), whoLooks());
    else if (!byItself) drawer.close();
  } catch (failure) {
    if (failure.name === 'AbortError') return undefined;
    if (failure.isOfKey) return leave(failure.message);
    if ($('rows').children.length === 0 || failure.status !== 404) fillTable({ results: [] }, view, failure);
    say(failure.message);
  } finally {
    if (!signal.aborted) $('table').setAttribute('aria-busy', 'false');
  }
  return undefined;
}

/** Not with the rows: they need not wait for it. */
async function count(view, signal) {
  const of = JSON.stringify([view.project, queryOf({ ...view, ordering: '' })]);
  if (counted.of !== of || !view.cursor) {
    const query = { ...queryOf(view), limit: 1, cursor: '', with_count: true };
    const answer = await call(`projects/${view.project}/examples`, { query, signal });
    counted = { of, count: answer.count, about: answer.count_is_estimate };
  }
  showRange(view);
}

function showRange(view, failure) {
  const rows = shown.results.length;
  const first = trail().length * view.limit + 1;
  const total = counted.count === null ? '…' : (counted.about ? '≈' : '') + number(counted.count);
  if (rows === 0) $('range').textContent = failure ? '' : nothing(view);
  else if (view.cursor && trail().length === 0) $('range').textContent = t('range.some', { rows, total });
  else $('range').textContent = t('range', { first: number(first), last: number(first + rows - 1), total });
}

async function showRole(project) {
  if (role.project !== project) $('role').hidden = true;
  const name = await roleIn(project);
  if (viewFromAddress().project !== project) return;
  const words = t(`role.${name}`);
  $('role').textContent = words === `role.${name}` ? name.replaceAll('_', ' ') : words;
  $('role').hidden = false;
  $('work').hidden = false;
  $('work').firstElementChild.textContent = t(whoLooks().role === 'annotator' ? 'work.annotate' : 'work.review');
}

/** At most once a second, however much happens. */
async function overview(project) {
  clearTimeout(overviewSoon);
  overviewSoon = undefined;
  await showOverview(project);
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
  follow(new URL(`../v1/projects/${project}/tracking/events`, import.meta.url), {
    signal,
    onOpen: () => show({ byItself: true }), // once more: what was done between the first look and now came too early for the stream
    onChange: ({ example_id: id }) => {
      overviewSoon ??= setTimeout(() => overview(project).catch(() => {}), OVERVIEW_PAUSE);
      if (id !== drawer.openExample() && !shown.results.some((example) => example.id === id)) return;
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
  clearTimeout(overviewSoon);
  overviewSoon = undefined;
  watched = '';
}

/** The row as it is now, in its place; the rest of the table stays under the reader's eyes. */
async function refresh(project, id, signal) {
  try {
    drawer.refreshOpen(id).catch(() => {}); // what is wrong is said below, for the row
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

// --- showing --------------------------------------------------------------------------------------------------------

/** A project named by the address is offered even if it is not in the list: a superuser may be no member of it. */
function offerProjects(chosen) {
  const list = projects.map((one) => new Option(one.name, one.id));
  if (!list.some((option) => option.value === chosen)) list.unshift(new Option(chosen ? t('project.number', { project: chosen }) : t('choose'), chosen));
  $('project').replaceChildren(...list);
  $('project').value = chosen;
}

function fillTable(page, view, failure) {
  shown = page;
  $('rows').replaceChildren(...page.results.map(rowOf));
  showRange(view, failure);
  // Not the disabled attribute: it would throw the keyboard's focus away on the last page.
  $('previous').setAttribute('aria-disabled', String(!view.cursor));
  $('next').setAttribute('aria-disabled', String(!page.next_cursor));
}

function nothing(view) {
  if (!view.project) return t(projects.length ? 'nothing.chosen' : 'nothing.mine');
  return t(isFiltered(view) ? 'nothing.matches' : 'nothing.yet');
}

function say(message) {
  if ($('alert').textContent !== message) $('alert').textContent = message;
}

// --- coming and going -------------------------------------------------------------------------------------------------

async function enter() {
  say('');
  try {
    me = await call('me');
    projects = await allProjects();
  } catch (refused) {
    if (refused.isOfKey) return leave(key() ? refused.message : '');
    return say(refused.message);
  }
  $('door').hidden = true;
  $('who').hidden = false;
  $('user').textContent = me.username;
  $('schema').hidden = !me.is_superuser;
  $('desk').hidden = false;
  const view = viewFromAddress();
  return go({ ...view, project: view.project || String(projects[0]?.id ?? '') }, 'replace', history.state);
}

function leave(message) {
  running.abort();
  unwatch();
  drawer.close();
  forgetKey();
  projects = [];
  role = { project: '', name: '' };
  counted = { of: '', count: null };
  $('rows').replaceChildren();
  for (const id of ['role', 'who', 'desk', 'overview', 'work']) $(id).hidden = true;
  $('door').hidden = false;
  document.title = 'Annotation Tracking';
  say(message);
  $('username').focus();
}

$('login').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    await logIn($('username').value, $('password').value);
  } catch (refused) {
    say(refused.message);
    return $('password').select();
  }
  $('login').reset();
  await enter();
  return $('desk-title').focus();
});
$('logout').addEventListener('click', () => logOut().then(() => leave(''), (refused) => say(refused.message)));
$('language').addEventListener('change', () => choose($('language').value));

// --- filters, pages, work ---------------------------------------------------------------------------------------------

let typing;

$('filters').addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(typing);
  go(viewFromForm());
});
$('filters').addEventListener('change', (event) => {
  if (event.target !== $('q')) go(viewFromForm());
});
$('q').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => go(viewFromForm(), 'replace'), 300);
});
$('previous').addEventListener('click', () => {
  const view = viewFromAddress();
  const before = trail();
  if (view.cursor) go({ ...view, cursor: before.at(-1) ?? '' }, 'push', { trail: before.slice(0, -1) });
});
$('next').addEventListener('click', () => {
  const view = viewFromAddress();
  const known = !view.cursor || trail().length > 0;
  if (shown.next_cursor) go({ ...view, cursor: shown.next_cursor }, 'push', known ? { trail: [...trail(), view.cursor] } : null);
});
addEventListener('popstate', () => !$('desk').hidden && show());

$('rows').addEventListener('click', (event) => {
  const button = event.target.closest('.open');
  if (button) drawer.open(role.project, Number(button.dataset.example), whoLooks()).catch((refused) => say(refused.message));
});
$('work').addEventListener('click', startWork);
addEventListener('keydown', (event) => {
  const busy = event.target.matches('input, textarea, select') || document.querySelector('dialog[open]');
  if (event.key === 'n' && !busy && !event.ctrlKey && !event.metaKey && !event.altKey && !$('work').hidden) startWork();
});

async function startWork() {
  try {
    const why = await drawer.work(role.project, whoLooks());
    say(why ? idle(why) : '');
  } catch (refused) {
    say(refused.message);
  }
}

const idle = (why) => t('work.none', { locked: number(why.locked_by_others ?? 0), remaining: number(why.remaining ?? 0) });

/** The address names the example that is open, without a page of its own in the history. */
function nameOpen(example) {
  history.replaceState(history.state, '', addressOf({ ...viewFromAddress(), example }));
}

drawer.listen({
  changed: (id) => refresh(role.project, id, watching.signal),
  opened: (id) => nameOpen(String(id)),
  closed: () => nameOpen(''),
  idle: (why) => say(idle(why)),
});

await translate();
$('language').value = language;
await enter();
