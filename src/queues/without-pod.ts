import type { OperatorWorkload } from '../operators/model.ts';
import type { Missing } from './report.ts';

const NEXT = 'kubectl operator describe NAME tells why.';

/**
 * Why an operator has no pod to read: bad where its workload wants some, and none has a process that runs.
 * @param workload undefined where only traces of it are left
 * @param isUnread its pods could not be read
 */
export function withoutPod(workload: OperatorWorkload | undefined, isUnread: boolean): Missing {
  if (isUnread) return { text: 'Which pods of it run could not be read.' };
  if (workload === undefined) return { text: 'No pod of it runs.', next: NEXT };
  const { desired, object } = workload;
  if (desired === 0) return { text: `No pod of it runs: its ${object.type.kind} is scaled to 0.` };
  return { text: `No pod of it runs, and its ${object.type.kind} wants ${desired}.`, next: NEXT, level: 'bad' };
}
