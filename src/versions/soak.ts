import type { Definition } from '../objects/definition.ts';
import type { OperatorHealth } from '../operators/health.ts';

/** Something that fails since a version is no longer served. */
export type SoakFinding =
  /** `object` undefined: all of them. */
  | { readonly kind: 'unreadable'; readonly object: string | undefined; readonly message: string }
  /** A Warning event. */
  | { readonly kind: 'event'; readonly about: string; readonly message: string }
  | { readonly kind: 'operator'; readonly operator: string; readonly state: OperatorHealth['state'] };

/**
 * Whether a message tells that somebody missed a version: by its name, or in the words of clients whose discovery does not
 * have it (k8s.io/apimachinery pkg/api/meta/errors.go, NoKindMatchError, NoResourceMatchError).
 */
export function isAboutVersion(message: string, { group, kind, resource }: Definition, version: string): boolean {
  if (message.includes(`${group}/${version}`)) return true;
  const missing = /no matches for kind|no matches for|could not find the requested resource/.test(message);
  return missing && (message.includes(`"${kind}"`) || message.includes(resource)) && message.includes(version);
}
