import { counted } from '../../objects/words.ts';
import { hidesOperators } from '../../operators/hides-operators.ts';
import {
  addTallies,
  allTallies,
  type InventoryReport,
  type OperatorStatus,
  type ResourceCounts,
} from '../../operators/report.ts';
import { numberText, problemText } from './words.ts';

/** The first line of `list`: what is wrong, or that nothing is. */
export function inventoryAnswer(report: InventoryReport): string {
  const { operators, namespace, now } = report;
  const where = namespace === undefined ? '' : ` in namespace ${namespace}`;
  const unhealthy = operators.filter(({ health }) => health.state !== 'healthy');
  const [first] = unhealthy;
  const resources = resourcesText(report);
  if (operators.length === 0) {
    const seen = report.gaps.some(hidesOperators) ? ' in what could be read' : '';
    return `No operator found${where}${seen}. ${resources}`.trimEnd();
  }
  if (first === undefined) {
    const all = operators.length === 1 ? '1 operator is healthy' : `All ${operators.length} operators are healthy`;
    return `${all}${where}. ${resources}`.trimEnd();
  }
  if (operators.length === 1 || unhealthy.length === 1) {
    const { operator, health } = first;
    const [problem] = health.problems;
    const what = problem === undefined ? 'is not healthy' : problemText(problem, health, now);
    const among = operators.length === 1 ? '' : `1 of ${operators.length} operators is not healthy${where}: `;
    return `${among}${operator.name} (${operator.namespace}) ${what}. ${resources}`.trimEnd();
  }
  const names = unhealthy.slice(0, 3).map(({ operator }) => operator.name);
  const rest = unhealthy.length - names.length;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return `${unhealthy.length} of ${operators.length} operators are not healthy${where}: ${names.join(', ')}${more}. ${resources}`.trimEnd();
}

function resourcesText(report: InventoryReport): string {
  const tallies = allTallies(report);
  const nobody = report.unserved.length === 0 ? '' : ` ${counted(report.unserved.length, 'type')} without an operator.`;
  return tallies.length === 0 ? '' : `${resourcesSentence(addTallies(tallies))}${nobody}`;
}

/** `1,204 custom resources: 1 stuck, 3 not ready.` */
function resourcesSentence({ total, notReady, stuck, complete }: ResourceCounts): string {
  const all = `${numberText(total)} custom ${total === 1 ? 'resource' : 'resources'}${complete ? '' : ' could be read'}`;
  const wrong = [
    ...(stuck > 0 ? [`${numberText(stuck)} stuck`] : []),
    ...(notReady > 0 ? [`${numberText(notReady)} not ready`] : []),
  ];
  if (total === 0) return `${complete ? 'No custom resources' : 'No custom resources could be read'}.`;
  return wrong.length === 0 ? `${all}, none stuck.` : `${all}: ${wrong.join(', ')}.`;
}

/** The first line of `describe`: what is wrong with the operator, or that nothing is. */
export function operatorAnswer({ operator, health, tallies }: OperatorStatus, now: number): string {
  const { name, namespace } = operator;
  const resources = tallies.length === 0 ? '' : ` ${resourcesSentence(addTallies(tallies))}`;
  const problems = health.problems.map((problem) => problemText(problem, health, now));
  return `${name} (${namespace}) ${problems.length === 0 ? 'is healthy' : problems.join('; it ')}.${resources}`;
}
