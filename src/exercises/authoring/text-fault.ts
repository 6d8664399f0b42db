/** Something in a text of content that its author has to write otherwise. */
export interface TextFault {
  /** Line of the file, from 1. */
  readonly line: number;
  /** Where in the file: `options 2: reason: en`; empty where the line says it. */
  readonly field: string;
  readonly what: string;
  readonly todo: string;
}

/** Says a fault with its file and line. */
export function textFaultLine(file: string, { line, field, what, todo }: TextFault): string {
  return `${file}:${line}: ${field === '' ? '' : `${field}: `}${what}. ${todo}`;
}

/** Returns the line, from 1, that a place of a text is on. */
export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
