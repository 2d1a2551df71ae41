import type { KubeObject } from '../../objects/object.ts';
import type { Entry } from '../entry.ts';
import { inSecond } from '../when.ts';
import type { TraceReader } from './source.ts';
import { traceEntries } from './trace-entry.ts';

/** The release that owns an object, as Helm writes it on all that it makes. */
export interface ReleaseName {
  readonly name: string;
  readonly namespace: string;
}

/** The release that brought an object to the cluster (helm/helm pkg/action/validate.go); undefined where none did. */
export function releaseOf({ metadata: { annotations } }: KubeObject): ReleaseName | undefined {
  const name = annotations['meta.helm.sh/release-name'];
  const namespace = annotations['meta.helm.sh/release-namespace'];
  return name === undefined || namespace === undefined ? undefined : { name, namespace };
}

/**
 * The revisions of the Helm release that the object belongs to, by the labels of Helm's Secrets: one is made where a revision
 * is begun, and changed last at `modifiedAt` (helm/helm pkg/storage/driver/secrets.go). Of a revision that another took the
 * place of, that is the time of being replaced, which the other tells of.
 */
export const helm: TraceReader = (object, { releases }) => {
  const release = releaseOf(object);
  if (release === undefined) return [];
  return releases
    .filter(({ metadata }) => metadata.namespace === release.namespace && metadata.labels.name === release.name)
    .flatMap((secret) => revisionEntries(object, secret));
};

/**
 * By so much, in milliseconds, the clock of who runs Helm may be behind the API server's: no revision ends before it was begun.
 * A Secret that was restored from a backup was made anew much later.
 */
const SKEW = 60_000;

function revisionEntries(object: KubeObject, { metadata: { labels, creationTime } }: KubeObject): Entry[] {
  const { name = '', version = '', status = '', modifiedAt = '' } = labels;
  if (labels.owner !== 'helm' || !/^\d+$/.test(version)) return [];
  const revision = Number(version);
  const what = { kind: 'release', release: name, revision } as const;
  const changed = /^\d{1,12}$/.test(modifiedAt) && status !== 'superseded' ? Number(modifiedAt) * 1000 : undefined;
  const behind = changed === undefined || creationTime === undefined ? 0 : creationTime - changed;
  const ended = behind > 0 && behind <= SKEW ? creationTime : changed;
  return [
    ...traceEntries(object, 'helm', second(creationTime), { ...what, status: 'begun', outcome: status }, revision * 2),
    ...traceEntries(object, 'helm', second(ended), { ...what, status }, revision * 2 + 1),
  ];
}

function second(time: number | undefined) {
  return time === undefined ? undefined : inSecond(time);
}
