import { hasSection } from './sections.ts';

/** The RFCs the site cites, with their titles. */
export const RFCS: Readonly<Record<number, string>> = {
  793: 'Transmission Control Protocol (obsoleted by RFC 9293)',
  896: 'Congestion Control in IP/TCP Internetworks',
  1035: 'Domain Names: Implementation and Specification',
  1071: 'Computing the Internet Checksum',
  1122: 'Requirements for Internet Hosts: Communication Layers',
  1191: 'Path MTU Discovery',
  1337: 'TIME-WAIT Assassination Hazards in TCP',
  2018: 'TCP Selective Acknowledgment Options',
  2181: 'Clarifications to the DNS Specification',
  2525: 'Known TCP Implementation Problems',
  2923: 'TCP Problems with Path MTU Discovery',
  2988: 'Computing TCP’s Retransmission Timer (obsoleted by RFC 6298)',
  3168: 'The Addition of Explicit Congestion Notification (ECN) to IP',
  3360: 'Inappropriate TCP Resets Considered Harmful',
  4987: 'TCP SYN Flooding Attacks and Common Mitigations',
  5246: 'The Transport Layer Security (TLS) Protocol Version 1.2',
  5382: 'NAT Behavioral Requirements for TCP',
  5681: 'TCP Congestion Control',
  5682: 'Forward RTO-Recovery (F-RTO): An Algorithm for Detecting Spurious Retransmission Timeouts with TCP',
  5936: 'DNS Zone Transfer Protocol (AXFR)',
  5961: 'Improving TCP’s Robustness to Blind In-Window Attacks',
  6056: 'Recommendations for Transport-Protocol Port Randomization',
  6093: 'On the Implementation of the TCP Urgent Mechanism',
  6191: 'Reducing the TIME-WAIT State Using TCP Timestamps',
  6298: 'Computing TCP’s Retransmission Timer',
  6335: 'Internet Assigned Numbers Authority Procedures for Service Names and Port Numbers',
  6528: 'Defending against Sequence Number Attacks (obsoleted by RFC 9293)',
  6928: 'Increasing TCP’s Initial Window',
  7323: 'TCP Extensions for High Performance',
  7413: 'TCP Fast Open',
  7766: 'DNS Transport over TCP: Implementation Requirements',
  8085: 'UDP Usage Guidelines',
  8446: 'The Transport Layer Security (TLS) Protocol Version 1.3',
  8985: 'The RACK-TLP Loss Detection Algorithm for TCP',
  9000: 'QUIC: A UDP-Based Multiplexed and Secure Transport',
  9110: 'HTTP Semantics',
  9112: 'HTTP/1.1',
  9250: 'DNS over Dedicated QUIC Connections',
  9293: 'Transmission Control Protocol (TCP)',
  9768: 'More Accurate Explicit Congestion Notification (AccECN) Feedback in TCP',
};

/** A section or an appendix, and what is meant in it: a check, a figure, a requirement. */
const PLACE = String.raw`(?:§\d{1,2}(?:\.\d{1,2}){0,3}|appendix [A-Z](?:\.\d){0,2})(?:, [^;§]+| \([^;()]+\))?`;
const RFC = new RegExp(String.raw`^RFC (\d+) ${PLACE}(?:, ${PLACE})*$`);
const ELSEWHERE = /^(?:Linux|POSIX) \S.*$/;

/** What an author is told of a source that cannot be looked up. */
export const SOURCE_HINT =
  'must name a section, such as "RFC 9293 §3.10.7.4, fifth" or "Linux tcp_input.c tcp_reset_check()"; a ";" parts several';

/** Tells what is wrong with a source, or null: each part names an RFC the site cites and sections it has, or what of Linux. */
export function sourceProblem(source: string): string | null {
  for (const part of source.split('; ')) {
    if (ELSEWHERE.test(part)) continue;
    const rfc = RFC.exec(part)?.[1];
    if (rfc === undefined) return SOURCE_HINT;
    if (!Object.hasOwn(RFCS, rfc)) {
      return `names RFC ${rfc}, which is not among those the site cites: ${Object.keys(RFCS).join(', ')}`;
    }
    const missing = [...part.matchAll(/§([\d.]+)/g)].find(([, section = '']) => !hasSection(rfc, section));
    if (missing) return `names ${missing[0]}, which RFC ${rfc} does not have`;
  }
  return null;
}
