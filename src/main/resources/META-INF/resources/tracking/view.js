// What is looked at, as the address says it: it can be shared, and the browser's way back works.

const STATUSES = ['pending', 'submitted', 'approved', 'rejected'];
const QUEUES = ['annotate', 'review'];
const ORDERS = ['-created_at', 'id', '-id', 'tracking_status', '-annotated_at', '-reviewed_at'];
const PAGE_SIZES = [10, 50, 100];
const TEXTS = ['q', 'annotated_by', 'reviewed_by'];

const $ = (id) => document.getElementById(id);
const one = (value, allowed) => (allowed.includes(value) ? value : '');
const id = (value) => (/^\d{1,18}$/.test(value) ? value : '');

export function viewFromAddress() {
  const query = new URLSearchParams(location.search);
  const wanted = (query.get('status') ?? '').split(',');
  const limit = Number(query.get('limit'));
  return {
    project: id(query.get('project')),
    status: STATUSES.filter((status) => wanted.includes(status)),
    q: query.get('q') ?? '',
    annotated_by: query.get('annotated_by') ?? '',
    reviewed_by: query.get('reviewed_by') ?? '',
    locked: query.get('locked') === 'true',
    queue: one(query.get('queue'), QUEUES),
    ordering: one(query.get('ordering'), ORDERS),
    limit: PAGE_SIZES.includes(limit) ? limit : PAGE_SIZES[0],
    cursor: query.get('cursor') ?? '',
    example: id(query.get('example')),
  };
}

export function addressOf(view) {
  const query = new URLSearchParams();
  const put = (name, value) => value && query.set(name, value);
  put('project', view.project);
  put('status', view.status.join());
  for (const name of TEXTS) put(name, view[name]);
  put('locked', view.locked);
  put('queue', view.queue);
  put('ordering', view.ordering);
  if (view.limit !== PAGE_SIZES[0]) put('limit', view.limit);
  put('cursor', view.cursor);
  put('example', view.example);
  return `${location.pathname}?${query}`.replace(/\?$/, '').replaceAll('%2C', ',');
}

/** The filter and the order, as the service takes them. */
export function queryOf(view) {
  const query = {};
  for (const name of [...TEXTS, 'queue', 'ordering']) if (view[name]) query[name] = view[name];
  if (view.status.length) query.status = view.status.join();
  if (view.locked) query.locked = true;
  return query;
}

export const isFiltered = (view) => Object.keys(queryOf({ ...view, ordering: '' })).length > 0;

export function viewFromForm() {
  const ticked = [...$('filters').querySelectorAll('[name=status]:checked')].map((box) => box.value);
  return {
    project: $('project').value,
    status: ticked,
    q: $('q').value.trim(),
    annotated_by: $('annotated_by').value.trim(),
    reviewed_by: $('reviewed_by').value.trim(),
    locked: $('locked').checked,
    queue: $('queue').value,
    ordering: $('ordering').value,
    limit: Number($('limit').value),
    cursor: '',
    example: '',
  };
}

export function fillForm(view) {
  $('project').value = view.project;
  for (const name of TEXTS) if ($(name).value.trim() !== view[name]) $(name).value = view[name]; // never under the fingers of somebody typing
  $('locked').checked = view.locked;
  $('queue').value = view.queue;
  $('ordering').value = view.ordering;
  $('limit').value = view.limit;
  for (const box of $('filters').querySelectorAll('[name=status]')) box.checked = view.status.includes(box.value);
  if (view.annotated_by || view.reviewed_by || view.locked || view.queue) $('more-filters').open = true;
}
