import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader } from '../../cluster/reader.ts';
import { type ScrapeCredentials, type TokenSource, tokenSource } from '../../collect/queues/endpoint-token.ts';

/** Tokens for pages that ask who reads, and whether a person may still be asked. */
export interface AskingTokens extends TokenSource {
  /** From now on nobody is asked: a live view has the screen. */
  askNoMore(): void;
}

/** A person at a terminal is asked before their token is sent anywhere. */
export function askingTokens(
  credentials: ScrapeCredentials,
  reader: ClusterReader,
  { terminal, signal }: CommandContext,
): AskingTokens {
  const given = tokenSource(reader, credentials);
  if (credentials.kind !== 'none' || !terminal.interactive) return { ...given, askNoMore: () => {} };
  const own = tokenSource(reader, { kind: 'own' });
  let asked: Promise<boolean> | undefined;
  const ask = async () => /^y(?:es)?$/i.test((await terminal.ask(QUESTION, signal))?.trim() ?? '');
  return {
    forget: own.forget,
    async get() {
      asked ??= ask();
      return (await asked) ? own.get() : undefined;
    },
    askNoMore() {
      asked ??= Promise.resolve(false);
    },
  };
}

const QUESTION =
  'Metrics that ask who reads them were found. Send your own token to their pods? What runs there can use it as you. [y/N] ';
