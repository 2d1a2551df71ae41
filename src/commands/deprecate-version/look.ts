import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { distinctGaps } from '../../collect/distinct-gaps.ts';
import { namedDefinition } from '../../collect/versions/named-definitions.ts';
import { proveConversion } from '../../collect/versions/prove-conversion.ts';
import { readDefinition, readVersionFacts } from '../../collect/versions/version-facts.ts';
import { readVersionSources } from '../../collect/versions/version-sources.ts';
import { type Gap, isPartial } from '../../objects/gap.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { nearest } from '../../objects/nearest.ts';
import type { KubeObject } from '../../objects/object.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { judgeDefinition } from '../../versions/report.ts';
import { type Standing, standingOf } from '../../versions/standing.ts';
import type { ConversionProof } from '../../versions/standing-facts.ts';
import type { Step } from '../../versions/steps.ts';
import type { DeprecateRequest } from './request.ts';

/** A version's standing, and what it was read from. */
export interface Look {
  /** The CRD, whole. */
  readonly object: KubeObject;
  readonly standing: Standing;
  readonly discovery: Discovery;
  readonly gaps: readonly Gap[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The steps that are done only when every object was read at both versions. Once all are stored anew, what is stored needs
 * no conversion, and the migration has proven it.
 */
const PROVEN: ReadonlySet<Step> = new Set(['convert', 'deprecate', 'switch-storage']);

/**
 * Reads where a version stands from the cluster alone; all objects at both versions where the next step wants that.
 * @param earlier that they could be read a step before, which did not change how they are converted
 */
export async function lookAt(
  request: DeprecateRequest,
  reader: ClusterReader,
  { terminal, signal }: CommandContext,
  earlier?: ConversionProof,
): Promise<Result<Look>> {
  let progress = 'reading the CRD and its objects …';
  const done = terminal.progress(() => progress);
  try {
    const discovery = await reader.discover();
    if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
    const found = await namedDefinition(request.crd, reader, discovery.value);
    if (!found.ok) return found;
    const read = readDefinition(found.value);
    const { definition } = read;
    const [{ facts, gaps }, named] = await Promise.all([
      readVersionFacts([read], reader, discovery.value, { everything: true, count: true, signal }),
      readVersionSources(definition, reader, discovery.value, signal),
    ]);
    const [only] = facts;
    if (only === undefined) return failure(`${definition.name} could not be read`);
    const now = reader.now();
    const judged = judgeDefinition(only, now);
    const { version, to, ignoredUsers, acceptedLoss } = request;
    const wrong = wrongVersion(
      request,
      judged.versions.map(({ name }) => name),
      definition.name,
    );
    if (wrong !== undefined) return wrong;
    const standing = (proof: ConversionProof | undefined) =>
      standingOf({ judged, version, to, sources: named.sources, proof, ignoredUsers, acceptedLoss });
    const look = {
      object: found.value,
      discovery: discovery.value,
      gaps: distinctGaps([...discovery.value.gaps.filter(isPartial), ...gaps, ...named.gaps]),
      now,
    };
    const first = standing(earlier);
    if (earlier !== undefined || !isToProve(request, first, reader)) return success({ ...look, standing: first });
    const proof = await proveConversion(reader, {
      ...{ definition, object: found.value, version, replacement: first.replacement ?? '', signal },
      onProgress: (objects) => {
        progress = `reading every object at ${version} and ${first.replacement}: ${objects} …`;
      },
    });
    return success({ ...look, standing: standing(proof) });
  } finally {
    done();
  }
}

/** Whether the step to come wants every object to be read at both versions, as far as they are served. */
function isToProve(
  { mode, undo, version }: DeprecateRequest,
  { judged, next, replacement }: Standing,
  { source }: ClusterReader,
): boolean {
  if (mode === 'status' || undo !== undefined || source.kind !== 'live' || next === undefined) return false;
  const isServed = (name: string) => judged.versions.some((one) => one.name === name && one.served);
  return replacement !== undefined && isServed(replacement) && isServed(version) && PROVEN.has(next.step);
}

/** A version that the CRD has never had is a slip of the keys, one that it no longer has is gone: nobody can tell which. */
/** How Kubernetes spells versions (apimachinery pkg/version/helpers.go); CRDs may have others. */
const KUBERNETES_VERSION = /^v[1-9]\d*((alpha|beta)[1-9]\d*)?$/;

function wrongVersion(
  { to, version }: DeprecateRequest,
  known: readonly string[],
  name: string,
): Result<never> | undefined {
  if (to !== undefined && !known.includes(to))
    return failure(`${name} has no version ${to}`, `It has ${known.join(', ')}.`);
  // A version that was removed cannot be told from one that never was; of one that is spelt like no version it is plain.
  const [alike] = known.includes(version) || KUBERNETES_VERSION.test(version) ? [] : nearest(version, known, 1);
  if (alike !== undefined) return failure(`${name} has no version ${version}`, `Did you mean ${alike}?`);
  if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(version)) return undefined;
  return failure(`"${version}" is no name of a version`, `${name} has ${known.join(', ')}.`);
}
