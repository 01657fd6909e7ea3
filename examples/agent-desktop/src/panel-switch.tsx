export const PANELS = { find: "Find", response: "Response", message: "Message" };
export type Panel = keyof typeof PANELS;

interface Props {
  panels: Record<Panel, string>;
  panel: Panel;
  onChange: (panel: Panel) => void;
}

/** On a narrow screen: which of the three panels is there. */
export function PanelSwitch({ panels, panel, onChange }: Props) {
  return (
    <nav className="panel-switch" aria-label="Panels">
      {(Object.keys(panels) as Panel[]).map((each) => (
        <button key={each} type="button" aria-pressed={each === panel} onClick={() => onChange(each)}>
          {panels[each]}
        </button>
      ))}
    </nav>
  );
}
