/** How a part of the hand-off asks for a change: what is ticked and written is kept by the engine, in the viewer's name. */
import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { EngineFault } from '../../../engine/client.ts';
import type { Edit } from '../../../shared/report.ts';
import { useTexts } from '../../../ui/texts.ts';

/** Makes a change; `null` where nobody can make any: the viewer has not said who they are. */
export type MakeEdit = ((edit: Edit) => Promise<void>) | null;

const Context = createContext<MakeEdit>(null);

export const EditProvider = Context.Provider;

export type Editing = {
  can: boolean;
  /** The core's sentence on why the last change was not made. */
  fault: string;
  /** Whether it was made. */
  make(edit: Edit): Promise<boolean>;
};

export function useEdit(): Editing {
  const { say } = useTexts();
  const edit = useContext(Context);
  const [fault, setFault] = useState('');
  const make = async (change: Edit) => {
    try {
      await edit?.(change);
      setFault('');
      return true;
    } catch (error) {
      const problem = error instanceof EngineFault ? error.problem : null;
      setFault(problem ? say(problem.message) : String(error));
      return false;
    }
  };
  return { can: edit !== null, fault, make };
}
