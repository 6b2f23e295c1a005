/** A virtual time in milliseconds as a clock shows it: `0:53`, `1:02:11`; with tenths, `0:58.4`. */
export function clockTime(ms: number, tenths = false): string {
  const whole = Math.floor(ms / 100);
  const seconds = Math.floor(whole / 10);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = tenths ? `.${whole % 10}` : '';
  const clock = `${hours === 0 ? minutes : String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}${tail}`;
  return hours === 0 ? clock : `${hours}:${clock}`;
}

/** A length of virtual milliseconds in words: `40 s`, `1 min 20 s`, `5 min`. Begun seconds count. */
export function waitTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000 - 1e-9);
  if (seconds < 120) return `${seconds} s`;
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}
