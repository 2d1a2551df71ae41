import { counted } from '../../diagnosis/words.ts';
import { addTallies, allTallies, type InventoryReport } from '../../operators/report.ts';
import { numberText, problemText } from './words.ts';

/** The first line of `list`: what is wrong, or that nothing is. */
export function inventoryAnswer(report: InventoryReport): string {
  const { operators, namespace, now } = report;
  const where = namespace === undefined ? '' : ` in namespace ${namespace}`;
  const unhealthy = operators.filter(({ health }) => health.state !== 'healthy');
  const [first] = unhealthy;
  const resources = resourcesText(report);
  if (operators.length === 0) return `No operator found${where}. ${resources}`.trimEnd();
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
  const { unserved } = report;
  const tallies = allTallies(report);
  if (tallies.length === 0) return '';
  const { total, notReady, stuck, complete } = addTallies(tallies);
  const all = `${numberText(total)} custom ${total === 1 ? 'resource' : 'resources'}`;
  const wrong = [
    ...(stuck > 0 ? [`${numberText(stuck)} stuck`] : []),
    ...(notReady > 0 ? [`${numberText(notReady)} not ready`] : []),
  ];
  const nobody = unserved.length === 0 ? '' : ` ${counted(unserved.length, 'type')} without an operator.`;
  if (wrong.length > 0) return `${all}: ${wrong.join(', ')}.${nobody}`;
  return `${all}${complete ? '' : ' could be read'}, none stuck.${nobody}`;
}
