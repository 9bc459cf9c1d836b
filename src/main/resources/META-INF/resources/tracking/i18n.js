// The page's own words in the reader's language. What people and the service write is shown as it is.

const LANGUAGES = ['en', 'bo'];
const CHOSEN = 'tracking.language';

let words = {};

export const language = LANGUAGES.find((one) => one === localStorage.getItem(CHOSEN))
  ?? LANGUAGES.find((one) => navigator.language.startsWith(one))
  ?? LANGUAGES[0];

/** Keeps the choice; the page is read anew, for its words are set once. */
export function choose(one) {
  localStorage.setItem(CHOSEN, one);
  location.reload();
}

/** The words of a key, with `{name}` replaced by the values; the key itself, if it has none. */
export function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

const numbers = new Intl.NumberFormat(language);
const moments = new Intl.DateTimeFormat(language === 'en' ? undefined : language, { dateStyle: 'medium', timeStyle: 'short' });

export const number = (value) => numbers.format(value);
export const moment = (at) => moments.format(new Date(at));

/** Reads the words and puts them in wherever the page names one. */
export async function translate() {
  words = await (await fetch(new URL(`i18n/${language}.json`, import.meta.url))).json();
  document.documentElement.lang = language;
  for (const root of [document, ...[...document.querySelectorAll('template')].map((one) => one.content)]) {
    for (const one of root.querySelectorAll('[data-t]')) one.textContent = t(one.dataset.t);
    for (const one of root.querySelectorAll('[data-t-label]')) one.dataset.label = t(one.dataset.tLabel);
    for (const one of root.querySelectorAll('[data-t-name]')) one.setAttribute('aria-label', t(one.dataset.tName));
  }
}
