/** Two runs beside each other, and how they differ. */
export const compare = {
  /** Heading of the table. */
  differences: 'What differs',
  none: 'In what is drawn, the two runs do not differ.',
  /** Where a run lacks something. */
  missing: '–',
  /** {host} stays in {state}. */
  stays: '{host} stays in {state}',
  stillIn: 'to the end of the run',
  call: '{host} calls {call}',
  returns: '{result} after {time}',
  blocks: 'does not return',
  setting: 'Profile {profile}, one-way delay {delay}',
  delay: 'One-way delay {delay}',
  profile: 'Profile {profile}',
  /** Name of one of the two drawings. */
  drawing: '{run}. Packet ladder: {segments}',
};
