import type { Frame } from '@/lib/journey/frame.ts';
import { useKeys } from '../explorer/use-keys.ts';
import type { StripActs } from './steps-figure.tsx';

/** The keys of the strip: the arrows, the numbers of its pills, and the finder's. */
export function useStripKeys({ choices }: Frame, { onChoose, onForward, onBack }: StripActs): void {
  useKeys({
    ...Object.fromEntries(
      choices.map((choice) => [choice.key?.toLowerCase() ?? choice.transition, () => onChoose(choice)]),
    ),
    ArrowRight: onForward,
    ArrowLeft: onBack,
    '/': () => location.assign('/walk?open=finder'),
  });
}
