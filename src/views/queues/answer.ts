import { counted } from '../../objects/words.ts';
import type { Judgement } from '../../queues/judgement.ts';
import {
  isTrouble,
  isTroubled,
  type JudgedProcess,
  type OperatorQueues,
  type QueueReport,
  tellsOfQueues,
} from '../../queues/report.ts';
import { span } from '../../queues/words.ts';

/** The sentence that is the answer. */
export function queueAnswer({ items }: QueueReport): string {
  const [only] = items;
  if (only === undefined) return 'No operator was found.';
  if (items.length > 1) return manyAnswer(items);
  const isPartial = only.processes.some(tellsOfQueues) && only.missing.some((missing) => !isTrouble(missing));
  return `${oneAnswer(only)}${isPartial ? ' Not all is known: why is said below.' : ''}`;
}

function oneAnswer(item: OperatorQueues): string {
  const who = item.operator === undefined ? 'This process' : `${item.operator.name} in ${item.operator.namespace}`;
  if (item.missing.some(isTrouble)) return `${who}: no pod of it runs, so nothing is reconciled.`;
  const controllers = controllersOf(item);
  const bad = controllers.filter(({ judgements }) => isBad(judgements));
  const about = item.processes.flatMap(({ judgements }) => judgements.filter(({ level }) => level === 'bad'));
  if (controllers.length === 0 && !item.processes.some(tellsOfQueues) && about.length === 0)
    return `${who}: nothing is known of its queues.`;
  if (controllers.length === 0) {
    if (about.length > 0) return `${who} is in trouble: none of its processes has a controller at work.`;
    return `${who}: no controller is at work in what was read.`;
  }
  const trouble = `${who}: ${bad.length} of ${counted(controllers.length, 'controller')} ${bad.length === 1 ? 'is' : 'are'} in trouble`;
  if (bad.length > 0) return `${trouble}${about.length > 0 ? ', and so is the process' : ''}.`;
  if (about.length > 0)
    return `${who}: its process is in trouble, its ${counted(controllers.length, 'controller')} ${controllers.length === 1 ? 'is' : 'are'} not.`;
  return goodAnswer(who, item, controllers);
}

/** Where nothing is in trouble: well, or as much of that as is known. */
function goodAnswer(who: string, { processes }: OperatorQueues, controllers: readonly Judged[]): string {
  if (processes.every(({ role }) => role === 'standby'))
    return `${who} stands by: its controllers begin when it is elected.`;
  const states = controllers.map(({ judgements: [first] }) => first);
  const unknown = states.filter((first) => first?.state === 'unknown').length;
  if (unknown === states.length)
    return `${who}: how its ${counted(states.length, 'controller')} ${unknown === 1 ? 'is' : 'are'} doing cannot be told.`;
  const noted = states.filter((first) => first?.level === 'note').length;
  const its = states.length === 1 ? 'its controller' : `its ${states.length} controllers`;
  if (noted > 0)
    return `${who}: nothing is wrong with ${its} that shows, but of ${states.length === 1 ? 'it' : noted} there is something to say.`;
  return `${who}: ${its} ${states.length === 1 ? 'is' : 'are'} well.`;
}

type Judged = { readonly judgements: readonly Judgement[] };

function manyAnswer(given: readonly OperatorQueues[]): string {
  const isOfOperators = given.some(({ operator }) => operator !== undefined);
  const items = isOfOperators ? given : given.flatMap(byProcess);
  const all = (count: number) => (isOfOperators ? counted(count, 'operator') : counted(count, 'process', 'processes'));
  const read = items.filter((item) => isTroubled(item) || item.processes.some(tellsOfQueues));
  const bad = read.filter((item) => isTroubled(item));
  const unread = items.length - read.length;
  if (read.length === 0) return `Nothing is known of ${all(unread)}.`;
  const dead = items.filter(({ missing }) => missing.some(isTrouble)).length;
  const rest = `${dead === 0 ? '' : ` Of ${dead} no pod runs.`}${unread === 0 ? '' : ` Of ${unread} nothing is known.`}`;
  if (bad.length === 0) return `None of ${all(read.length)} is in trouble.${rest}`;
  return `${bad.length} of ${all(read.length)} ${bad.length === 1 ? 'is' : 'are'} in trouble.${rest}`;
}

/** Processes of nobody known are counted by themselves, as jobs of Prometheus have several. */
function byProcess(item: OperatorQueues): readonly OperatorQueues[] {
  return item.processes.length < 2
    ? [item]
    : item.processes.map((process) => ({ ...item, processes: [process], missing: [] }));
}

function controllersOf({ processes }: OperatorQueues): readonly JudgedProcess['controllers'][number][] {
  return processes.flatMap(({ controllers }) => controllers);
}

function isBad(judgements: readonly Judgement[]): boolean {
  return judgements.some(({ level }) => level === 'bad');
}

const ROLES: Readonly<Record<JudgedProcess['role'], string>> = {
  leader: ', leads',
  standby: ', stands by',
  alone: '',
};

/** Where the figures of a process come from, and over what time. */
export function sourceText({ source, rates, role }: JudgedProcess): string {
  const { seconds, now } = rates;
  const age = now.startTime === undefined ? '' : `, up for ${span(now.at - now.startTime)}`;
  const window = seconds > 0 ? `, ${span(seconds * 1000)} watched` : ', read once';
  return `${whereText(source)}${ROLES[role]}${age}${window}`;
}

function whereText(source: JudgedProcess['source']): string {
  switch (source.kind) {
    case 'pod':
      return `pod ${source.pod} port ${source.port}`;
    case 'capture':
      return `pod ${source.pod} in the capture`;
    case 'url':
      return source.url;
    case 'files':
      return source.paths.join(', ');
    case 'prometheus':
      return `${source.series} in Prometheus`;
  }
}
