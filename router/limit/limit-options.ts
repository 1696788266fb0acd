import type { TrustedDocuments } from './trusted-documents.js';

/** How much one request may be, and from where it may come. All are known before any work for the request is done. */
export interface LimitOptions {
  /** Of a body; a query in the address is bounded by the size of headers. */
  readonly bodyBytesMax: number;
  /** Of a document's text. */
  readonly charactersMax: number;
  /** Lexical tokens of a document, known while it is parsed. */
  readonly tokensMax: number;
  /** Fields within fields, through fragments. */
  readonly depthMax: number;
  /** Fields of a document when every fragment stands in its place. */
  readonly fieldsMax: number;
  readonly aliasesMax: number;
  /** Fields of the operation itself, each of which a ministry is asked for. */
  readonly rootFieldsMax: number;
  readonly directivesMax: number;
  /** Pairs of fields with the same place in the answer, and of fragments, each of which validation compares. */
  readonly comparisonsMax: number;
  /** Values within values of a body, and all values in it. */
  readonly valueDepthMax: number;
  readonly valuesMax: number;
  /** What a document may cost by `@cost` and `@listSize`: about the number of objects it can answer. */
  readonly costMax: number;
  /** How long a list is taken to be of which nothing is said. */
  readonly listSizeAssumed: number;
  /** Ways for one field that the planner may weigh; at more the document is refused. */
  readonly planPathsMax: number;
  /** Whole plans that the planner compares; of more it leaves out the unlikely. */
  readonly plansMax: number;
  readonly connectionsMax: number;
  /** Origins whose pages may read the answers. */
  readonly origins: readonly string[];
  /** Null to answer any document. */
  readonly trustedDocuments: TrustedDocuments | null;
}

/** Lets through all an app asks for, a person in the explorer, and a hundred citizens with what belongs to them. */
export const usualLimits: LimitOptions = {
  bodyBytesMax: 128 * 1024,
  charactersMax: 64 * 1024,
  tokensMax: 1_500,
  depthMax: 15,
  fieldsMax: 500,
  aliasesMax: 30,
  rootFieldsMax: 25,
  directivesMax: 50,
  comparisonsMax: 5_000,
  valueDepthMax: 20,
  valuesMax: 5_000,
  costMax: 20_000,
  listSizeAssumed: 10,
  planPathsMax: 32,
  plansMax: 200,
  connectionsMax: 12_000,
  origins: [],
  trustedDocuments: null,
};
