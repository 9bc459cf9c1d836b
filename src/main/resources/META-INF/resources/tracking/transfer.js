// Examples in and out: a file of what the filter shows, and a file of new ones.

import { download, upload } from './api.js';
import { number, t } from './i18n.js';
import { element } from './row.js';

const TYPES = { csv: 'text/csv', jsonl: 'application/x-ndjson', ndjson: 'application/x-ndjson' };
const REPORTED = 20;
const $ = (id) => document.getElementById(id);

let current = null; // { project, query }
let onImported = () => {};

/** What is shown now, and whether its reader may add to it. */
export function offerTransfer(project, query, { mayImport, imported }) {
  current = { project, query };
  onImported = imported;
  $('import').hidden = !mayImport;
}

for (const button of document.querySelectorAll('[data-export]')) {
  button.addEventListener('click', async () => {
    const { project, query } = current;
    const format = button.dataset.export;
    button.setAttribute('aria-disabled', 'true');
    try {
      await download(`projects/${project}/examples/export`, { ...query, format }, `project-${project}.${format}`);
    } catch (refused) {
      $('alert').textContent = refused.message;
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
}

$('import').addEventListener('click', () => {
  $('report').replaceChildren();
  $('sent').hidden = true;
  $('importer').showModal();
});
$('importer-close').addEventListener('click', () => $('importer').close());

$('importer').querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const [file] = $('file').files;
  const type = TYPES[file.name.split('.').pop().toLowerCase()];
  if (!type) return report(t('import.kind'));
  const { project } = current;
  $('send').disabled = true;
  $('sent').hidden = false;
  $('sent').value = 0;
  report(t('import.running'));
  try {
    const answer = await upload(`projects/${project}/examples/import`, file, type, (part) => { $('sent').value = part; });
    report(t('import.done', { imported: number(answer.imported), rejected: number(answer.rejected_count) }), answer.rejected);
    onImported();
  } catch (refused) {
    report(refused.message);
  } finally {
    $('send').disabled = false;
    $('sent').hidden = true;
  }
  return undefined;
});

function report(message, rejected = []) {
  const lines = element('ul');
  for (const one of rejected.slice(0, REPORTED)) {
    lines.append(element('li', '', t('import.line', { line: one.line, error: one.error })));
  }
  $('report').replaceChildren(element('p', '', message), ...(rejected.length ? [lines] : []));
}
