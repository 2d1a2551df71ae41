import type { Certainty } from '../../objects/certainty.ts';
import type { EndpointCount } from '../../objects/endpoints.ts';
import type { Applier } from '../../versions/applier.ts';
import type { ConversionHealth, ConversionProblem } from '../../versions/conversion.ts';
import type { JudgedDefinition, VersionsReport } from '../../versions/report.ts';
import type { VersionUser } from '../../versions/users.ts';
import type { Block, DefinitionVerdict, JudgedVersion } from '../../versions/verdict.ts';
import { type GapDocument, gapDocument } from '../gap-document.ts';
import { blockText, problemText, verdictSentence } from './words.ts';

/** `-o json|yaml` of `crd-versions`. */
export interface CrdVersionsDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'CrdVersions';
  /** Worst first. */
  readonly items: readonly CrdVersionsItem[];
  readonly gaps: readonly GapDocument[];
}

/** One CRD. */
export interface CrdVersionsItem {
  /** `plural.group` */
  readonly name: string;
  readonly verdict: DefinitionVerdict;
  readonly certainty: Certainty;
  /** The verdict in words. */
  readonly summary: string;
  /** The versions that the verdict is about. */
  readonly about: readonly string[];
  readonly versions: readonly VersionItem[];
  readonly storedVersions: readonly string[];
  /** Absent where they were not counted. */
  readonly objects?: number;
  readonly conversion: ConversionItem;
  readonly appliedBy: Applier;
}

/** One version. */
export interface VersionItem
  extends Pick<
    JudgedVersion,
    'name' | 'inSpec' | 'served' | 'storage' | 'stored' | 'deprecated' | 'verdict' | 'certainty'
  > {
  readonly deprecationWarning?: string;
  /** What stands in the way of removing it. */
  readonly blocks: readonly { readonly kind: Block['kind']; readonly text: string }[];
  readonly users: readonly UserItem[];
  /** Clients that follow objects with it, by the metrics of one API server; 0 where these could not be read. */
  readonly watches: number;
}

/** Somebody who wrote with a version. */
export interface UserItem
  extends Pick<VersionUser, 'manager' | 'operation' | 'objects' | 'current' | 'example' | 'movedOn'> {
  readonly subresource?: string;
  /** RFC 3339 */
  readonly last?: string;
}

/** How versions are converted. */
export interface ConversionItem extends Pick<ConversionHealth, 'strategy' | 'state' | 'certainty'> {
  readonly problems: readonly { readonly kind: ConversionProblem['kind']; readonly text: string }[];
  readonly service?: { readonly namespace: string; readonly name: string };
  readonly url?: string;
  readonly endpoints?: EndpointCount;
  /** The certificates of caBundle; times are RFC 3339. */
  readonly authority?: readonly { readonly subject: string; readonly notAfter?: string }[];
  readonly serving?: { readonly certificate: string; readonly notAfter?: string };
  /** An object that was read at every served version. */
  readonly tried?: {
    readonly object: string;
    readonly readings: readonly { readonly version: string; readonly ok: boolean; readonly milliseconds: number }[];
  };
}

/** The report for programs. */
export function crdVersionsDocument({ definitions, gaps, now }: VersionsReport): CrdVersionsDocument {
  return {
    apiVersion: 'kubectl-operator/v1',
    kind: 'CrdVersions',
    items: definitions.map((judged) => item(judged, now)),
    gaps: gaps.map(gapDocument),
  };
}

function item(judged: JudgedDefinition, now: number): CrdVersionsItem {
  const { facts, versions, verdict, certainty, about } = judged;
  const { count } = facts.objects;
  return {
    ...{ name: facts.definition.name, verdict, certainty, summary: verdictSentence(judged, now), about },
    versions: versions.map(({ blocks, users, deprecationWarning, ...version }) => ({
      ...version,
      ...(deprecationWarning === undefined ? {} : { deprecationWarning }),
      blocks: blocks.map((block) => ({ kind: block.kind, text: blockText(block, version.name, now) })),
      users: users.map(userItem),
    })),
    storedVersions: facts.definition.storedVersions,
    ...(count === undefined ? {} : { objects: count }),
    conversion: conversionItem(judged, now),
    appliedBy: facts.applier,
  };
}

function userItem({ version: _, subresource, last, ...user }: VersionUser): UserItem {
  return {
    ...user,
    ...(subresource === undefined ? {} : { subresource }),
    ...(last === undefined ? {} : { last: new Date(last).toISOString() }),
  };
}

function conversionItem({ facts: { webhook, trial }, conversion }: JudgedDefinition, now: number): ConversionItem {
  const { strategy, state, certainty, problems } = conversion;
  const { service, url } = webhook?.target ?? {};
  const { endpoints, authority, serving } = webhook ?? {};
  return {
    ...{ strategy, state, certainty },
    problems: problems.map((problem) => ({ kind: problem.kind, text: problemText(problem, now) })),
    ...(service === undefined ? {} : { service: { namespace: service.namespace, name: service.name } }),
    ...(url === undefined ? {} : { url }),
    ...(endpoints === undefined ? {} : { endpoints }),
    ...(authority === undefined
      ? {}
      : { authority: authority.certificates.map(({ subject, notAfter }) => ({ subject, ...end(notAfter) })) }),
    ...(serving === undefined ? {} : { serving: { certificate: serving.certificate, ...end(serving.notAfter) } }),
    ...(trial.kind === 'untried'
      ? {}
      : {
          tried: {
            object: trial.object,
            readings: trial.readings.map(({ version, gap, milliseconds }) => ({
              ...{ version, ok: gap === undefined, milliseconds },
            })),
          },
        }),
  };
}

function end(notAfter: number | undefined): { notAfter?: string } {
  return notAfter === undefined || Number.isNaN(notAfter) ? {} : { notAfter: new Date(notAfter).toISOString() };
}
