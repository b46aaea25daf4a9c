/// How documents look. Gain and loss differ in weight as well as in colour; paper is always light.
///
/// Lengths inside a drawing are tenths of a pixel at its natural size, 460 pixels: on a phone it is
/// drawn at about 360, on a screen at about 740, and its letters are to be read on both.
let stylesheet = """
    :root { color-scheme: light dark; --paper: #fff; --ink: #1b1b1b; --faint: #595959;
      --line: #d0d0d0; --wash: #f3f3f3; --gain: #0b5cb8; --loss: #a84300; --warning: #7a2fb8;
      --error: #b00020; }
    @media (prefers-color-scheme: dark) { :root { --paper: #141414; --ink: #ececec;
      --faint: #a6a6a6; --line: #4a4a4a; --wash: #222; --gain: #7ab8ff; --loss: #ff9f57;
      --warning: #d9adff; --error: #ff8a8a; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 48rem; padding: 0 1rem 4rem; background: var(--paper);
      color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word;
      font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 1.5rem 0 1rem; text-wrap: balance; }
    h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 .75rem; text-wrap: balance; }
    p { margin: .75rem 0; }
    .simulation { margin: 0 0 1.5rem; padding: .5rem 0; border-bottom: 1px solid var(--line);
      color: var(--faint); font-size: .875rem; }
    kbd, pre, .lines { font-family: ui-monospace, monospace; font-size: .9em; }
    kbd { font-weight: 600; }
    .lines, pre { white-space: pre-wrap; background: var(--wash); padding: .5rem .75rem;
      overflow-wrap: anywhere; margin: .75rem 0; }
    .lines div { padding-left: 2ch; text-indent: -2ch; }
    dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .2rem 1.5rem; }
    dt { color: var(--faint); }
    dd { margin: 0; }
    ul, ol { padding-left: 1.5rem; }
    li { margin: .25rem 0; }
    .wide { overflow-x: auto; margin: .75rem 0; }
    table { border-collapse: collapse; }
    caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
    th, td { text-align: left; vertical-align: top; padding: .3rem 1.25rem .3rem 0; }
    th:last-child, td:last-child { padding-right: 0; }
    th { border-bottom: 1px solid var(--line); font-weight: 600; vertical-align: bottom; }
    tbody tr + tr > td { border-top: 1px solid var(--wash); }
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
    figcaption { font-weight: 600; margin-bottom: .5rem; }
    figure p { margin: .25rem 0; }
    svg { display: block; width: 100%; height: auto; font: 100px system-ui, sans-serif;
      fill: none; stroke-width: 9; }
    svg text { fill: var(--faint); }
    svg .name { fill: var(--ink); }
    svg .on { fill: var(--ink); stroke: var(--paper); stroke-width: 40; paint-order: stroke;
      stroke-linejoin: round; }
    svg .axis { stroke: var(--line); }
    svg .level { stroke: var(--ink); }
    svg .moment { stroke: var(--faint); stroke-dasharray: 30 30; }
    svg .up { stroke: var(--gain); fill: var(--paper); }
    svg .down { stroke: var(--loss); fill: var(--loss); }
    svg .flat { stroke: var(--ink); }
    svg .bar { fill: var(--gain); }
    svg .band1 { fill: var(--line); fill-opacity: .45; } svg .band2 { fill: var(--loss); fill-opacity: .3; }
    svg .band3 { fill: var(--loss); fill-opacity: .6; } svg .band4 { fill: var(--loss); }
    svg .band5 { fill: var(--ink); }
    svg .line1, svg .line2, svg .line3 { stroke-width: 16; stroke-linejoin: round; }
    svg .line1 { stroke: var(--gain); }
    svg .line2 { stroke: var(--loss); stroke-dasharray: 70 40; }
    svg .line3 { stroke: var(--ink); stroke-dasharray: 22 34; }
    details { margin: .4rem 0; }
    summary { cursor: pointer; padding: .25rem 0; }
    details[open] { border-left: 3px solid var(--line); padding-left: .75rem; }
    @media screen and (max-width: 40rem) {
      svg { font-size: 160px; stroke-width: 12; }
      svg .line1, svg .line2, svg .line3 { stroke-width: 22; }
      dl { column-gap: 1rem; }
      th, td { padding-right: .75rem; } details details { font-size: .9375rem; }
      details details[open] { padding-left: .5rem; }
      .number { white-space: normal; }
      .many, .many tbody { display: block; }
      .many thead { display: none; }
      .many tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .4rem 0;
        border-top: 1px solid var(--line); }
      .many tbody tr > td { padding: 0; border: 0; text-align: left; }
      .many td:empty { display: none; }
      .many td[data-name]::before { content: attr(data-name) "\\00a0"; color: var(--faint); } }
    @page { margin: 16mm 18mm 20mm; @bottom-left { content: "\(simulationLabel)";
      font: 8pt system-ui, sans-serif; color: #444; }
      @bottom-right { content: counter(page) " / " counter(pages);
      font: 8pt system-ui, sans-serif; color: #444; } }
    @media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --faint: #444;
      --line: #999; --wash: #f0f0f0; --gain: #0b5cb8; --loss: #a84300; --warning: #5a1f90;
      --error: #900; }
      body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.4; }
      .simulation { display: none; }
      h1 { font-size: 18pt; margin-top: 0; } h2 { font-size: 12.5pt; margin: 5mm 0 1mm; }
      ul { margin: 1mm 0; } li { margin: 0; }
      .lines, pre { background: none; padding: 0; }
      svg { max-height: 46mm; font-size: 150px; } figure { margin: 2mm 0; }
      th, td { padding-top: .5mm; padding-bottom: .5mm; }
      section > details::details-content { content-visibility: visible; height: auto;
        font-size: 9pt; }
      section > details:has(> details)::details-content { columns: 3; column-gap: 6mm; }
      summary { list-style: none; padding: 0; } summary::-webkit-details-marker { display: none; }
      details { margin: 1mm 0; } details details { margin: 0; line-height: 1.3; }
      details[open] { border: 0; padding: 0; }
      section > details > .lines { columns: 3; column-gap: 6mm; }
      details details, details:has(> details), details:has(> .lines),
      section:has(> figure) { break-inside: avoid; }
      figure, tr, pre, dl, dd, li, .lines div { break-inside: avoid; }
      h1, h2, figcaption, caption, dt, thead { break-after: avoid; }
      p { orphans: 3; widows: 3; }
      .wide { overflow: visible; } }
    """
