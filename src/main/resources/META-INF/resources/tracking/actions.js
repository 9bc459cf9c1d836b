// What somebody may do with an example as it stands. The service decides; this only spares people what it would refuse.

const REVIEWERS = ['annotation_approver', 'project_manager', 'project_admin'];
const MANAGERS = ['project_manager', 'project_admin'];

/** Which queue a role works on. */
export const queueOf = (role) => (role === 'annotator' ? 'annotate' : 'review');

/**
 * The acts, the likeliest first: `name`, the `key` that does it, whether it takes `notes`, and whether it can do without them.
 */
export function actionsFor(example, { username, role }) {
  const status = example.tracking_status ?? 'pending';
  const open = status === 'pending' || status === 'rejected';
  const own = example.annotated_by_username === username;
  const mine = example.is_locked && example.locked_by_username === username;
  const others = example.is_locked && !mine;
  const annotates = role === 'annotator';
  const reviews = REVIEWERS.includes(role);
  const manages = MANAGERS.includes(role);
  const decides = reviews && status === 'submitted' && !own;
  const works = annotates ? open : decides;
  return [
    !others && annotates && open && { name: 'submit', key: 's' },
    !others && decides && { name: 'approve', key: 'a', notes: true },
    !others && (decides || (manages && status === 'approved')) && { name: 'reject', key: 'r', notes: true, needsNotes: true },
    !others && annotates && open && { name: 'skip', key: 'k' },
    annotates && own && status === 'submitted' && { name: 'withdraw', key: 'w' },
    manages && !own && (status === 'approved' || status === 'rejected') && { name: 'reopen', key: 'o', notes: true },
    works && !example.is_locked && { name: 'lock', key: 'l' },
    mine && { name: 'unlock', key: 'l' },
    others && manages && { name: 'break', key: 'b' },
  ].filter(Boolean);
}

/** Where an act is asked for, and with what. */
export function requestOf(project, example, action, { notes, epoch }) {
  const lock = epoch === undefined ? {} : { lock_epoch: epoch };
  const at = `projects/${project}/tracking/`;
  if (action.name === 'submit') return [`${at}mark-submitted`, { example_id: example.id, ...lock }];
  if (action.name === 'break') return [`${at}${example.id}/lock/break`, { reason: notes || 'broken on the page' }];
  if (action.name === 'skip') return [`${at}${example.id}/skip`, { reason: notes, ...lock }];
  if (action.name === 'lock') return [`${at}${example.id}/lock`, {}];
  if (action.name === 'unlock') return [`${at}${example.id}/unlock`, lock];
  return [`${at}${example.id}/${action.name}`, { ...(notes && { review_notes: notes }), ...lock }];
}
