import type { Access } from '../../operators/access.ts';
import type { OperatorHouse, Warning, WebhookState } from '../../operators/house.ts';
import { type GapDocument, gapDocument } from '../gap-document.ts';
import { type OperatorDocument, operatorDocument, type WebhookDocument, webhookDocument } from './operator-document.ts';

/** `-o json|yaml` of `describe`. */
export interface OperatorDescriptionDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'OperatorDescription';
  /** The one operator. */
  readonly items: readonly OperatorDocument[];
  readonly definitions: readonly DefinitionDocument[];
  readonly access: readonly Access[];
  readonly webhooks: readonly WebhookStateDocument[];
  /** Latest first. */
  readonly warnings: readonly WarningDocument[];
  readonly gaps: readonly GapDocument[];
}

/** A type and its versions. */
export interface DefinitionDocument {
  /** `plural.group` */
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly versions: readonly {
    readonly name: string;
    readonly served: boolean;
    readonly storage: boolean;
    readonly deprecated: boolean;
  }[];
  readonly storedVersions: readonly string[];
}

/** A webhook, who is behind it, and how long its certificates hold. */
export interface WebhookStateDocument extends WebhookDocument {
  /** The certificates of caBundle; times are RFC 3339. */
  readonly authority?: readonly { readonly subject: string; readonly notAfter?: string }[];
  readonly serving?: { readonly certificate: string; readonly notAfter?: string };
}

/** A Warning event. */
export interface WarningDocument {
  /** `Kind/name` */
  readonly about: string;
  /** Empty for cluster-scoped objects. */
  readonly namespace: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  /** RFC 3339 */
  readonly last?: string;
}

/** The page for programs. */
export function houseDocument(house: OperatorHouse): OperatorDescriptionDocument {
  return {
    apiVersion: 'kubectl-operator/v1',
    kind: 'OperatorDescription',
    items: [operatorDocument(house.status, house.now)],
    definitions: house.definitions.map(({ name, kind, namespaced, versions, storedVersions }) => ({
      ...{ name, kind, namespaced, versions, storedVersions },
    })),
    access: house.access,
    webhooks: house.webhooks.map(webhookStateDocument),
    warnings: house.warnings.map(warningDocument),
    gaps: house.gaps.map(gapDocument),
  };
}

function webhookStateDocument({ webhook, authority, serving }: WebhookState): WebhookStateDocument {
  return {
    ...webhookDocument(webhook),
    ...(authority === undefined
      ? {}
      : { authority: authority.certificates.map(({ subject, notAfter }) => ({ subject, ...until(notAfter) })) }),
    ...(serving === undefined ? {} : { serving: { certificate: serving.certificate, ...until(serving.notAfter) } }),
  };
}

function until(notAfter: number | undefined): { notAfter?: string } {
  return notAfter === undefined || Number.isNaN(notAfter) ? {} : { notAfter: new Date(notAfter).toISOString() };
}

function warningDocument({ about, namespace, reason, message, count, last }: Warning): WarningDocument {
  return {
    ...{ about, namespace, reason, message, count },
    ...(last === undefined ? {} : { last: new Date(last).toISOString() }),
  };
}
