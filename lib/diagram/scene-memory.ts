import type { Scene } from './item.ts';
import { toScene } from './scene.ts';
import type { SceneInput } from './scene-input.ts';

/** The picture of a moment, made once for what it was last asked with: stepping back draws nothing anew. */
export function sceneOf(input: SceneInput): Scene {
  const { moment, zoom, width, open = '', lane = '', clock = moment.at } = input;
  const key = [zoom, width, open, lane, clock].join();
  const last = known.get(moment);
  if (last?.key === key) return last.scene;
  const scene = toScene(input);
  known.set(moment, { key, scene });
  return scene;
}

const known = new WeakMap<SceneInput['moment'], { readonly key: string; readonly scene: Scene }>();
