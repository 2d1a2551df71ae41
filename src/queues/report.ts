import type { Gap } from '../objects/gap.ts';
import type { Framework } from '../operators/model.ts';
import type { Judgement } from './judgement.ts';
import type { ControllerRates, ProcessRates } from './rates.ts';

/** Where pages came from. */
export type PageSource =
  | {
      readonly kind: 'pod';
      readonly namespace: string;
      readonly pod: string;
      readonly port: number;
      readonly path: string;
      readonly scheme: 'http' | 'https';
      /** How the endpoint is known, in words. */
      readonly known: string;
    }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | { readonly kind: 'capture'; readonly namespace: string; readonly pod: string }
  | { readonly kind: 'prometheus'; readonly url: string; readonly series: string };

/** One controller and what it is at: the first judgement is the one that counts most. */
export interface JudgedController {
  readonly rates: ControllerRates;
  readonly judgements: readonly Judgement[];
}

/** What one process that serves metrics is at. */
export interface JudgedProcess {
  readonly source: PageSource;
  readonly rates: ProcessRates;
  readonly role: 'leader' | 'standby' | 'alone';
  readonly controllers: readonly JudgedController[];
  /** About the process as a whole: nobody leads, it began anew, it is held back by the API server. */
  readonly judgements: readonly Judgement[];
}

/** Why there is nothing to say of a process, and what to do. */
export interface Missing {
  readonly text: string;
  readonly next?: string | undefined;
  /** `bad`: it is a trouble in itself, such as an operator that is to run and does not. Absent: a note. */
  readonly level?: 'bad' | undefined;
}

/** Queues of one operator, or of whatever serves a page. */
export interface OperatorQueues {
  /** undefined: pages that were given, of nobody known. */
  readonly operator: { readonly namespace: string; readonly name: string; readonly framework: Framework } | undefined;
  /** The leader first. */
  readonly processes: readonly JudgedProcess[];
  /** Why there is nothing, or less than there could be, to say; each with what to do. */
  readonly missing: readonly Missing[];
}

/** All that was asked for. */
export interface QueueReport {
  readonly items: readonly OperatorQueues[];
  readonly gaps: readonly Gap[];
  /** When it was read, in milliseconds since the epoch. */
  readonly now: number;
}

/** Whether a page has told anything of controllers or webhooks: of one that stands by there is nothing to tell. */
export function tellsOfQueues({ controllers, role, rates }: JudgedProcess): boolean {
  return controllers.length > 0 || role !== 'alone' || rates.now.webhooks.length > 0;
}

/** Whether pages have told how anything is doing: read once, they have not. */
export function isJudged(process: JudgedProcess): boolean {
  const { controllers } = process;
  if (controllers.length === 0) return tellsOfQueues(process);
  return controllers.some(({ judgements: [first] }) => first?.state !== 'unknown');
}

/** Whether anything about an operator is bad. */
export function isTroubled({ processes, missing }: OperatorQueues): boolean {
  const isBad = ({ judgements }: { readonly judgements: readonly Judgement[] }) =>
    judgements.some(({ level }) => level === 'bad');
  return missing.some(isTrouble) || processes.some((process) => isBad(process) || process.controllers.some(isBad));
}

/** Whether what is missing is a trouble in itself. */
export function isTrouble({ level }: Missing): boolean {
  return level === 'bad';
}
