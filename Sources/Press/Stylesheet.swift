/// How documents look. Gain and loss differ in weight as well as in colour; paper is always light.
let stylesheet = """
    :root { color-scheme: light dark; --paper: #fff; --ink: #1b1b1b; --faint: #595959;
      --line: #d0d0d0; --wash: #f3f3f3; --gain: #0b5cb8; --loss: #a84300; --warning: #7a2fb8;
      --error: #b00020; }
    @media (prefers-color-scheme: dark) { :root { --paper: #141414; --ink: #ececec;
      --faint: #a6a6a6; --line: #444; --wash: #222; --gain: #7ab8ff; --loss: #ff9f57;
      --warning: #d9adff; --error: #ff8a8a; } }
    body { margin: 0 auto; max-width: 46rem; padding: 0 1rem 3rem; background: var(--paper);
      color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word;
      font-variant-numeric: tabular-nums; }
    h1 { font-size: 1.5rem; line-height: 1.25; }
    h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
    .simulation { margin: 0 0 1.5rem; padding: .4rem 0; border-bottom: 1px solid var(--line);
      color: var(--faint); font-size: .875rem; }
    kbd, pre, .lines { font-family: ui-monospace, monospace; font-size: .9em; }
    kbd { font-weight: 600; }
    .lines, pre { white-space: pre-wrap; background: var(--wash); padding: .5rem .75rem;
      overflow-wrap: anywhere; margin: 1rem 0; }
    .lines div { padding-left: 2ch; text-indent: -2ch; }
    dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .15rem 1.5rem; }
    dt { color: var(--faint); }
    dd { margin: 0; }
    .wide { overflow-x: auto; margin: 1rem 0; }
    table { border-collapse: collapse; }
    caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
    th, td { text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0; }
    th { border-bottom: 1px solid var(--line); font-weight: 600; vertical-align: bottom; }
    .number { text-align: right; white-space: nowrap; }
    th.number { white-space: normal; }
    blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
    hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
    mark { background: none; color: var(--error); font-weight: 700;
      text-decoration: underline wavy; }
    .term { text-decoration: underline dotted; }
    .gain { color: var(--gain); }
    .loss { color: var(--loss); font-weight: 600; }
    .warning { color: var(--warning); font-weight: 600; }
    .error { color: var(--error); font-weight: 600; }
    .faint { color: var(--faint); }
    figure { margin: 1.5rem 0; }
    figcaption { font-weight: 600; }
    figure p { margin: .25rem 0; }
    svg { display: block; width: 100%; height: auto; font: 140px system-ui, sans-serif;
      fill: none; stroke-width: 12; }
    svg text { fill: var(--faint); }
    svg .name { fill: var(--ink); }
    svg .axis { stroke: var(--line); }
    svg .level { stroke: var(--ink); }
    svg .up { stroke: var(--gain); fill: var(--paper); }
    svg .down { stroke: var(--loss); fill: var(--loss); }
    svg .flat { stroke: var(--ink); }
    svg .bar { fill: var(--gain); }
    svg .line1 { stroke: var(--gain); stroke-width: 22; stroke-linejoin: round; }
    svg .line2 { stroke: var(--loss); stroke-width: 22; stroke-dasharray: 70 40; }
    svg .line3 { stroke: var(--ink); stroke-width: 22; stroke-dasharray: 22 34; }
    @media (min-width: 40rem) { svg { font-size: 100px; stroke-width: 9; }
      svg .line1, svg .line2, svg .line3 { stroke-width: 16; } }
    details { margin: .4rem 0; }
    summary { cursor: pointer; padding: .15rem 0; }
    details[open] { border-left: 3px solid var(--line); padding-left: .75rem; }
    @page { margin: 18mm; @bottom-center { content: "\(simulationLabel)"; font-size: 9pt; } }
    @media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --faint: #444;
      --line: #999; --wash: #fff; --gain: #0b5cb8; --loss: #a84300; --warning: #5a1f90;
      --error: #900; }
      details::details-content { content-visibility: visible; height: auto; }
      body { max-width: none; padding: 0; font-size: 11pt; }
      figure, tr, pre, .lines div { break-inside: avoid; } h1, h2, caption { break-after: avoid; }
      .wide { overflow: visible; } }
    """
