// One example as a row of the table, and the parts of it that are shown elsewhere too.

import { moment, t } from './i18n.js';

const STATUSES = ['pending', 'submitted', 'approved', 'rejected'];
const LONG_TEXT = 320;
const TIBETAN = /[\u0F00-\u0FFF]/;
const SOUND = /\.(wav|mp3|m4a|ogg|oga|opus|flac|aac|webm)(\?|$)/i;

export function rowOf(example) {
  const row = document.getElementById('row').content.cloneNode(true);
  const cell = (selector) => row.querySelector(selector);
  cell('.open').textContent = example.id;
  cell('.open').dataset.example = example.id;
  const long = fillText(cell('.words'), cell('.sound'), example);
  if (long) foldable(cell('.words'), cell('.more'));
  fillMeta(cell('.meta'), example.meta);
  fillPerson(cell('.annotated'), example.annotated_by_username, example.annotated_at);
  fillPerson(cell('.reviewed'), example.reviewed_by_username, example.reviewed_at);
  fillBadge(cell('.badge'), example);
  fillLock(cell('.lock'), example);
  cell('.comments').textContent = example.comment_count || '—';
  if (example.tracking_status === 'rejected' && example.review_notes) {
    cell('.notes').hidden = false;
    cell('.notes').textContent = example.review_notes;
  }
  return row;
}

export function fillBadge(badge, { tracking_status: status }) {
  badge.className = 'badge';
  if (STATUSES.includes(status)) badge.classList.add(status);
  badge.textContent = STATUSES.includes(status) ? t(`status.${status}`) : String(status ?? '—').replaceAll('_', ' ');
}

/** Who holds the lock and how long still; it goes by itself when its time is over. */
export function fillLock(mark, example) {
  mark.hidden = !example.is_locked;
  mark.querySelector('bdi').textContent = example.locked_by_username ?? '?';
  mark.dataset.until = example.is_locked ? example.lock_expires_at ?? '' : '';
  showTimeLeft(mark);
}

function showTimeLeft(mark) {
  if (!mark.dataset.until) return;
  const minutes = (Date.parse(mark.dataset.until) - Date.now()) / 60_000;
  if (minutes <= 0) mark.hidden = true;
  else mark.querySelector('.left').textContent = t('lock.left', { minutes: Math.ceil(minutes) });
}

setInterval(() => document.querySelectorAll('.lock').forEach(showTimeLeft), 5_000);

/** The text, or what is to be heard; whether it is long. */
export function fillText(words, sound, example) {
  const audible = SOUND.test(example.filename ?? '');
  sound.hidden = !audible;
  if (audible && sound.src !== example.filename) sound.src = example.filename;
  const text = example.text || (example.filename ?? '').split('/').pop();
  words.textContent = text;
  words.lang = TIBETAN.test(text) ? 'bo' : (/^[a-z]{2,3}\b/i.exec(example.meta?.lang)?.[0] ?? '');
  return text.length > LONG_TEXT;
}

function foldable(words, more) {
  words.classList.add('cut');
  more.hidden = false;
  more.addEventListener('click', () => {
    const open = !words.classList.toggle('cut');
    more.setAttribute('aria-expanded', String(open));
    more.textContent = t(open ? 'text.less' : 'text.more');
  });
}

export function fillMeta(cell, meta) {
  const plain = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
  const pairs = meta && typeof meta === 'object' && !Array.isArray(meta) ? Object.entries(meta) : [];
  cell.replaceChildren(...pairs.map(([name, value]) => {
    const line = element('div', '', `${name}: `);
    line.append(element('bdi', 'value', plain(value)));
    return line;
  }));
  if (pairs.length === 0) cell.textContent = Array.isArray(meta) || typeof meta === 'string' ? plain(meta) : '—';
}

function fillPerson(cell, name, at) {
  cell.append(element('bdi', name ? 'person' : 'nobody', name ?? '—'));
  if (name && at) cell.append(timeOf(at));
}

export function timeOf(at) {
  const time = element('time', '', moment(at));
  time.dateTime = at;
  return time;
}

export function element(tag, className, text = '') {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
