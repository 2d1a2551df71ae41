import type { WebhookTarget } from '../diagnosis/webhooks/webhook-configurations.ts';
import type { CaBundle } from '../objects/ca-bundle.ts';
import type { Definition } from '../objects/definition.ts';
import type { EndpointCount } from '../objects/endpoints.ts';
import type { Gap } from '../objects/gap.ts';
import type { ServingCertificate } from '../operators/serving-certificate.ts';
import type { Applier } from './applier.ts';
import type { VersionUser } from './users.ts';

/** What was read of one CRD and its objects. */
export interface VersionFacts {
  readonly definition: Definition;
  readonly applier: Applier;
  readonly objects: ObjectFacts;
  /** undefined: versions are not converted by a webhook. */
  readonly webhook: WebhookFacts | undefined;
  readonly trial: ConversionTrial;
  /** Open watches by version, of one API server; undefined where its metrics were not read. */
  readonly watches: ReadonlyMap<string, number> | undefined;
}

/** The objects of a type. */
export interface ObjectFacts {
  /** undefined: not known. */
  readonly count: number | undefined;
  /**
   * `all`: who wrote was read of every object; `some`: of those of one namespace, or until the list broke off; `none`: they
   * were counted alone, or not even that.
   */
  readonly read: 'all' | 'some' | 'none';
  readonly users: readonly VersionUser[];
  /** In how many objects a version is named in managedFields. */
  readonly entries: ReadonlyMap<string, number>;
  /** Why not all was read. */
  readonly gap: Gap | undefined;
}

/** A conversion webhook, and who is behind it. */
export interface WebhookFacts {
  readonly target: WebhookTarget;
  /** undefined: it is called at a URL, or the Service could not be read. */
  readonly serviceExists: boolean | undefined;
  /** undefined: it is called at a URL, or EndpointSlices could not be read. */
  readonly endpoints: EndpointCount | undefined;
  /** By which the API server knows it; undefined where the CRD has none. */
  readonly authority: CaBundle | undefined;
  /** The certificate that it serves, where a cert-manager Certificate tells of it. */
  readonly serving: ServingCertificate | undefined;
}

/**
 * One object was read at every served version, which makes the API server convert it at least once where there are two.
 * `untried`: why not. `one-version`: nothing is to be converted; `capture`: what is stored cannot be converted any more.
 */
export type ConversionTrial =
  | { readonly kind: 'untried'; readonly reason: 'one-version' | 'no-objects' | 'not-read' | 'capture' }
  | {
      readonly kind: 'tried';
      /** `shop/cache` */
      readonly object: string;
      readonly readings: readonly TrialReading[];
    };

/** The trial at one version. */
export interface TrialReading {
  readonly version: string;
  /** undefined: it was read. */
  readonly gap: Gap | undefined;
  readonly milliseconds: number;
}
