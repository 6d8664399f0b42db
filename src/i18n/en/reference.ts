/** Pages to look things up in: glossary, corrections, sheets to print. */
export const reference = {
  glossary: 'Glossary',
  glossarySummary:
    'Every term of the course in one sentence or two, with other spellings, related words and the lessons that use it.',
  also: 'Other spellings and related words:',
  usedIn: 'In:',
  states: 'How the states are spelled',
  statesText:
    'RFC 9293 writes the states with hyphens. The tools of Linux shorten some, and the kernel’s source has names of its own.',
  rfc: 'RFC 9293',
  kernel: 'Linux source',
  terms: 'Terms',

  corrections: 'Corrections',
  correctionsSummary:
    'Wrong claims about TCP connections, as articles and interview notes repeat them, each with the segments or the source that refute it.',
  correctionsCount: '{count} claims, {runs} of them refuted by a run of the model.',
  claim: 'The claim',

  sheets: 'Sheets to print',
  sheetsSummary:
    'Three pages of A4 to keep beside the keyboard. Their numbers come from the model, or name their source.',
  allSheets: 'All sheets',
  connection: 'A connection from SYN to TIME-WAIT',
  connectionSummary: 'The handshake, one request and the close, with all numbers and states.',
  connectionRules: 'What to remember',
  rules: [
    'SYN and FIN occupy one sequence number each; a pure ACK none. (RFC 9293 §3.4)',
    'ACK is the next number expected: SEQ plus what the segment occupies. (§3.4)',
    'The client is ESTABLISHED when the SYN,ACK arrives, the server when the third segment does. (§3.10.7)',
    'A pure ACK is not retransmitted; if no later ACK covers it, the peer repeats what it acknowledged. (§3.8)',
    'A FIN closes one direction; the other may still carry data. (§3.6)',
    'The side that closes first passes through TIME-WAIT, both in a simultaneous close. (§3.6)',
    'CLOSE-WAIT waits for the application’s close(). (§3.6)',
    'An RST is never acknowledged. (§3.10.7)',
  ],
  limits: 'Timers and limits of Linux',
  limitsSummary: 'The sysctls and constants that decide how long TCP waits and how much it keeps.',
  parameter: 'Parameter',
  onLinux: 'Linux',
  meaning: 'What it limits',
  constant: 'constant',
  noValue: '–',
  errors: 'Which error comes from where',
  errorsSummary: 'What a call returns, what was on the wire, and what to look at next.',
  error: 'Error',
  call: 'Call',
  cause: 'What happened',
  next: 'What to look at',
  printHint: 'Print this page: it fits on one sheet of A4.',
};
