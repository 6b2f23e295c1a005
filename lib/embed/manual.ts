/** A parameter of an embed's address, as the manual has it. */
export interface ManualRow {
  readonly name: string;
  readonly values: string;
  readonly fallback: string;
  readonly says: string;
  /** An address that shows it, below `/embed/`. */
  readonly example: string;
}

/** Every parameter, in the order in which people need them. */
export const manual: readonly ManualRow[] = [
  {
    name: 'state',
    values: 'a path, its last word, or a title',
    fallback: 'the beginning',
    says: 'Begins at that state: on the way on which nothing goes wrong where that comes to it, else on a short way.',
    example: 'pod?state=ImagePullBackOff',
  },
  {
    name: 'run',
    values: 'undisturbed, or the id of a scenario in the JSON',
    fallback: 'undisturbed',
    says: 'The walk that is shown.',
    example: 'pod?run=image.notFound.web',
  },
  {
    name: 'at',
    values: 'a number from 0',
    fallback: 'the end; the beginning where it plays',
    says: 'The moment of that walk, counted from its beginning.',
    example: 'pod?run=undisturbed&at=12',
  },
  {
    name: 'focus',
    values: 'a step by its word or number, or a container',
    fallback: 'where the walk stands',
    says: 'The step that is open, or the lane.',
    example: 'pod?focus=pull',
  },
  {
    name: 'depth',
    values: '0, 1, 2',
    fallback: '1',
    says: 'How much is open: no step, one, or every step.',
    example: 'pod?depth=0',
  },
  {
    name: 'theme',
    values: 'auto, light, dark',
    fallback: 'auto',
    says: 'Light or dark; auto is what the reader’s system is set to.',
    example: 'pod?theme=dark',
  },
  {
    name: 'controls',
    values: 'none, min, full',
    fallback: 'full',
    says: 'The bar at the foot: none, three buttons, or the buttons and a line of moments.',
    example: 'pod?controls=min',
  },
  {
    name: 'autoplay',
    values: '0, 1',
    fallback: '0',
    says: 'Plays as soon as it is there. Waits pass ten times as fast as they are.',
    example: 'kubernetes?autoplay=1',
  },
  {
    name: 'speed',
    values: '0.1 to 999',
    fallback: '1',
    says: 'How many times as fast it plays.',
    example: 'kubernetes?autoplay=1&speed=3',
  },
  {
    name: 'loop',
    values: '0, 1',
    fallback: '0',
    says: 'Begins again three seconds after its end.',
    example: 'container?autoplay=1&loop=1',
  },
  {
    name: 'motion',
    values: 'auto, off',
    fallback: 'auto',
    says: 'Off: nothing pulses, and playing rests longer. Whoever asks the system for less motion has that anyway.',
    example: 'pod?motion=off&state=Pulling',
  },
  { name: 'title', values: '0, 1', fallback: '0', says: 'The machine’s name above it.', example: 'pod?title=1' },
  {
    name: 'origin',
    values: 'https://docs.example, several times where needed',
    fallback: 'the page that frames it',
    says: 'Whose messages are heard. Nobody else’s are, and answers go to the asker alone.',
    example: 'pod?origin=https://docs.example',
  },
];

/** What a page may ask, and what it is told. */
export const messages: readonly { readonly type: string; readonly fields: string; readonly says: string }[] = [
  { type: 'send', fields: 'event, payload', says: 'Lets an event happen, if it is possible there.' },
  { type: 'step, back', fields: '', says: 'One transition on, as it goes by itself, or back.' },
  { type: 'seek', fields: 'at, or state', says: 'To a moment by its index, or to a state.' },
  { type: 'play, pause', fields: '', says: 'Starts and stops playing.' },
  { type: 'setTheme', fields: 'theme', says: 'auto, light or dark.' },
  { type: 'getSnapshot', fields: '', says: 'Where it stands: states, time, what can happen, the STATUS of kubectl.' },
  { type: 'export', fields: 'format', says: 'svg: the shown moment; link: the fragment that opens it.' },
];

/** What an embed says by itself. */
export const notices: typeof messages = [
  { type: 'ready', fields: 'version, snapshot', says: 'It can be walked.' },
  { type: 'resize', fields: 'height', says: 'So many px are needed so that nothing scrolls. It only grows.' },
  { type: 'event', fields: 'event, at', says: 'Something happened.' },
  { type: 'step', fields: 'cursor, moments', says: 'Another moment is shown.' },
  { type: 'state', fields: 'snapshot', says: 'Where it stands now.' },
  { type: 'answer', fields: 'id, result', says: 'To a request: the snapshot after it, or the exported text.' },
  {
    type: 'error',
    fields: 'id, code, message',
    says: 'unknown-version, unknown-type, wrong-value or not-possible. Nothing has changed.',
  },
];
