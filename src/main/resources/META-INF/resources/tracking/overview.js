// How far a project is, and who did what.

import { call } from './api.js';
import { number, t } from './i18n.js';
import { element } from './row.js';

const ORDER = ['approved', 'submitted', 'rejected', 'pending'];
const $ = (id) => document.getElementById(id);

let shownFor = '';

/** The bar over the table, and the people, if they are being looked at. */
export async function showOverview(project) {
  if (shownFor !== project) $('people').replaceChildren();
  shownFor = project;
  const stats = await call(`projects/${project}/tracking/review-stats`);
  if (shownFor !== project) return;
  const total = stats.total_examples;
  $('overview').hidden = total === 0;
  $('progress').replaceChildren(...ORDER.map((status) => part(status, stats[`${status}_count`], total)));
  $('legend').replaceChildren(...ORDER.map((status) => legend(status, stats[`${status}_count`])));
  $('progress').setAttribute('aria-label', t('progress.name', {
    done: number(stats.approved_count), total: number(total), percent: percent(stats.approved_count, total),
  }));
  $('done').textContent = t('progress.done', { percent: percent(stats.approved_count, total) });
  if ($('team').open) await showPeople(project);
}

function part(status, count, total) {
  const bar = element('span', `part ${status}`);
  bar.style.flexGrow = count / Math.max(1, total);
  bar.hidden = count === 0;
  return bar;
}

function legend(status, count) {
  const entry = element('li');
  entry.append(element('span', `dot ${status}`), `${t(`status.${status}`)} `, element('b', '', number(count)));
  return entry;
}

// Downwards: what is not all done must not read as done.
const percent = (count, total) => number(Math.floor((100 * count) / Math.max(1, total)));

async function showPeople(project) {
  const { people } = await call(`projects/${project}/tracking/summary`);
  if (shownFor !== project) return;
  const most = Math.max(1, ...people.map((one) => one.submitted + one.reviewed));
  $('people').replaceChildren(...people.map((one) => personOf(one, most)));
  $('nobody').hidden = people.length > 0;
}

function personOf(one, most) {
  const row = element('tr');
  const name = element('th');
  name.scope = 'row';
  name.append(element('bdi', '', one.username ?? '?'));
  const chart = element('td', 'chart');
  const bars = element('span', 'bars');
  bars.setAttribute('aria-hidden', 'true'); // the numbers beside it say the same
  for (const [kind, count] of [['submitted', one.submitted], ['approved', one.reviewed]]) {
    const bar = element('span', `part ${kind}`);
    bar.style.width = `${(100 * count) / most}%`;
    bars.append(bar);
  }
  chart.append(bars);
  const counts = [one.submitted, one.accepted_first_pass, one.rejected_rounds, one.reviewed]
    .map((count) => element('td', 'count', number(count)));
  row.append(name, chart, ...counts);
  return row;
}

$('team').addEventListener('toggle', () => {
  if ($('team').open && shownFor) showPeople(shownFor).catch((refused) => { $('alert').textContent = refused.message; });
});
