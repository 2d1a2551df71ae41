import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { distinctGaps } from '../../collect/distinct-gaps.ts';
import { createLister } from '../../collect/list-kept.ts';
import { readOperatorFacts } from '../../collect/operator-facts.ts';
import { tallyResources } from '../../collect/tally-resources.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import type { KubeObject } from '../../objects/object.ts';
import { type Result, success } from '../../objects/problem.ts';
import { findOperator, notFound } from '../../operators/find-operator.ts';
import { type HouseFacts, houseOf, type OperatorHouse } from '../../operators/house.ts';
import { buildInventory } from '../../operators/inventory.ts';
import type { Operator } from '../../operators/model.ts';

/** Which operator to describe. */
export interface DescribeRequest {
  /** Its name, NAMESPACE/NAME, or a type that it serves. */
  readonly name: string;
  /** Milliseconds. */
  readonly stuckAfter: number;
}

/** Reads one operator's whole house. */
export async function readHouse(
  { name, stuckAfter }: DescribeRequest,
  reader: ClusterReader,
  { global, signal }: CommandContext,
): Promise<Result<OperatorHouse>> {
  const discovery = await reader.discover();
  if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
  const namespace = global.allNamespaces ? undefined : global.connection.namespace;
  const facts = await readOperatorFacts(reader, discovery.value, { signal });
  const known = findOperator(name, namespace, buildInventory(facts));
  if (!known.ok) {
    // Where RBAC may not be read, only what custom resources say of their writers tells of an operator: all are read.
    const whole = await readOperatorFacts(reader, discovery.value, { countStuckAfter: stuckAfter, signal });
    const inventory = buildInventory(whole);
    const found = findOperator(name, namespace, inventory);
    if (!found.ok) return { ok: false, problem: notFound(found.problem, name, inventory) };
    return success(
      withDistinctGaps(houseOf(found.value, whole, await readExtra(found.value, reader, discovery.value, signal))),
    );
  }
  const types = new Set(known.value.serves.map(({ type }) => type));
  const [tallies, extra] = await Promise.all([
    tallyResources(reader, discovery.value, { types, stuckAfter, signal }),
    readExtra(known.value, reader, discovery.value, signal),
  ]);
  const whole = { ...facts, tallies };
  const { operators } = buildInventory(whole);
  const same = (operator: Operator) =>
    operator.name === known.value.name && operator.namespace === known.value.namespace;
  return success(withDistinctGaps(houseOf(operators.find(same) ?? known.value, whole, extra)));
}

function withDistinctGaps(house: OperatorHouse): OperatorHouse {
  return { ...house, gaps: distinctGaps(house.gaps) };
}

/** How long its webhooks' certificates hold, and what was reported about it and its custom resources. */
async function readExtra(
  { webhooks }: Operator,
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<HouseFacts> {
  const lister = createLister(reader, discovery, signal);
  const same = (object: KubeObject) => object;
  const namespaces = [...new Set(webhooks.flatMap(({ service }) => service?.namespace ?? []))];
  const inEach = async (group: string, resource: string) =>
    (await Promise.all(namespaces.map((namespace) => lister.list({ group, resource, namespace }, same)))).flat();
  const [certificates, events] = await Promise.all([
    inEach('cert-manager.io', 'certificates'),
    lister.list({ group: '', resource: 'events', fieldSelector: 'type=Warning' }, same),
  ]);
  return { certificates, events, gaps: lister.gaps };
}
