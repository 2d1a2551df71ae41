import type { ClusterReader } from '../../cluster/reader.ts';
import type { AccountName } from '../../objects/account-name.ts';
import type { Answer } from '../../objects/gap.ts';

/** As whom pages are read that ask who reads. */
export type ScrapeCredentials =
  /** As nobody: a pod may be hostile, and a token is worth stealing. */
  | { readonly kind: 'none' }
  /** As the user: the pod gets the very token that the API server does. */
  | { readonly kind: 'own' }
  /** As a ServiceAccount, with a token that is good for ten minutes. */
  | ({ readonly kind: 'account' } & AccountName);

/** Where tokens come from; one that is there is handed out again. */
export interface TokenSource {
  /** undefined: none is to be sent. */
  get(): Promise<Answer<string> | undefined> | undefined;
  /** Forgets the one that was handed out: it was not taken. */
  forget(): void;
}

/** The tokens of one reader for the pages of many pods. */
export function tokenSource(reader: ClusterReader, credentials: ScrapeCredentials): TokenSource {
  let known: Promise<Answer<string>> | undefined;
  const ask = () => {
    if (credentials.kind === 'none') return undefined;
    return credentials.kind === 'own' ? reader.ownToken() : reader.accountToken(credentials);
  };
  return {
    get: () => {
      known ??= ask();
      return known;
    },
    forget: () => {
      known = undefined;
    },
  };
}
