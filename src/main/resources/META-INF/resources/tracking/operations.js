// For operators: what the service holds of its tables, and what it would do about them. Nothing is changed from here.

import { call } from './api.js';
import { t } from './i18n.js';
import { element } from './row.js';

const SCHEMA = new URL('../ops/schema', import.meta.url);
const $ = (id) => document.getElementById(id);

$('schema').addEventListener('click', async () => {
  $('plan-steps').replaceChildren();
  $('findings').replaceChildren();
  $('schema-state').textContent = '…';
  $('operations').showModal();
  try {
    const found = await call(SCHEMA);
    $('schema-state').textContent = [found.state, found.mode, found.reason].filter(Boolean).join(' · ');
    $('findings').replaceChildren(...found.findings.map((one) => entry(
      [one.severity, one.code, one.object].filter(Boolean).join(' · '), one.text ?? one.message ?? one.detail)));
    if (found.findings.length === 0) $('findings').append(element('li', '', t('schema.clean')));
  } catch (refused) {
    $('schema-state').textContent = refused.message;
  }
});

$('preview').addEventListener('click', async () => {
  try {
    const plan = await call(`${SCHEMA}/plan`, { body: {} });
    const lines = [
      ...plan.migrations.map((one) => entry(`V${one.version ?? ''} ${one.description ?? ''}`)),
      ...plan.steps.map((one) => entry(`${one.code} · ${one.object ?? ''}`, one.impact, one.sql)),
      ...plan.decisions.map((one) => entry(one)),
      ...plan.blocked.map((one) => entry(one)),
    ];
    $('plan-steps').replaceChildren(...(lines.length ? lines : [element('li', '', t('plan.empty'))]));
  } catch (refused) {
    $('plan-steps').replaceChildren(element('li', '', refused.message));
  }
});

$('operations-close').addEventListener('click', () => $('operations').close());

function entry(title, text, sql = []) {
  const line = element('li');
  line.append(element('strong', '', title));
  if (text) line.append(element('p', '', text));
  if (sql.length) line.append(element('pre', '', sql.join('\n')));
  return line;
}
