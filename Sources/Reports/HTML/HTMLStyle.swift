/// How a page looks on wide and narrow screens, light and dark.
enum HTMLStyle {
  static let text = """
    :root{\(Palette.light);color-scheme:light dark}
    @media (prefers-color-scheme:dark){:root{\(Palette.dark)}}
    \(Palette.pictures)
    *{box-sizing:border-box}
    body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
    article{container-type:inline-size;padding:1.5rem 0 3rem}
    article>*{max-width:72rem;margin-inline:auto;padding-inline:var(--edge)}:root{--edge:1.25rem}
    article+article{border-top:1px solid var(--rule)}
    h1{font-size:1.6rem;line-height:1.25;margin-block:.5rem 1rem;overflow-wrap:anywhere}
    h2{font-size:1.15rem;margin:2.2rem 0 .6rem;overflow-wrap:anywhere}
    p{margin-block:.5rem;max-width:46rem;overflow-wrap:anywhere}
    small,.soft{color:var(--soft)}small{font-weight:400}.soft{font-size:.9rem}
    .strong{font-weight:600}.good{color:var(--green)}.bad{color:var(--red);font-weight:600}
    .accent{color:inherit}
    code,.codeword,.symbol{font-family:ui-monospace,SFMono-Regular,Menlo,monospace}
    .scroll,.picture{overflow-x:auto;max-width:100%}
    .scroll{width:max-content;min-width:100%;max-width:calc(100cqw - 2*var(--edge));margin-left:50%;translate:-50%}
    .pair{display:flex;flex-wrap:wrap;gap:0 2rem;align-items:flex-start}.pair figure{flex:1 1 28rem;max-width:37.5rem}
    .pair .scroll{flex:0 1 auto;width:auto;min-width:0;max-width:100%;margin:1.2rem 0;translate:none}
    .live:not([hidden]){display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:0 2.5rem;
    align-items:start}.live>p{grid-column:1/-1}.live>*{min-width:0}.moves .still{display:none}
    :focus-visible{outline:3px solid var(--blue);outline-offset:2px;border-radius:2px}
    table{border-collapse:collapse;font-size:.94rem}
    th,td{padding:.28rem .75rem .28rem 0;text-align:left;font-weight:400;white-space:nowrap}
    thead th{color:var(--soft);border-bottom:1px solid var(--rule);vertical-align:bottom}
    tbody tr+tr>*{border-top:1px solid color-mix(in srgb,var(--rule) 45%,transparent)}
    .number,.symbol{text-align:right;font-variant-numeric:tabular-nums}
    .scroll tbody th{position:sticky;left:0;background:var(--page)}
    .detail{white-space:normal;min-width:10rem;max-width:34rem;overflow-wrap:break-word}
    .codeword{font-size:.86rem;white-space:normal;overflow-wrap:anywhere;min-width:8rem;max-width:26rem}
    td.bar{width:16rem;min-width:8rem}
    td.bar span{display:block;height:.7rem;background:var(--blue);border-radius:1px}
    td.bar.good span{background:var(--green)}td.bar.bad span{background:var(--red)}
    figure{margin:1.2rem 0}figcaption{font-weight:600;margin-bottom:.3rem}
    .picture svg{display:block;width:100%;height:auto}
    .picture [data-v]{cursor:default}
    .picture [data-v]:hover,.picture .at{stroke:var(--ink);stroke-width:2}
    fieldset{border:1px solid var(--rule);border-radius:6px;padding:.6rem 1rem 1rem;margin:1rem 0;
    background:var(--panel)}legend{color:var(--soft);font-size:.9rem;padding:0 .4rem}
    label{display:grid;grid-template-columns:9.5rem minmax(6rem,1fr) 8rem;gap:.9rem;
    align-items:center;min-height:2.4rem}
    input[type=range]{width:100%;accent-color:var(--blue);height:1.6rem}
    button{font:inherit;padding:.35rem .9rem;margin-top:.5rem;border:1px solid var(--rule);
    border-radius:6px;background:var(--page);color:var(--ink);cursor:pointer}
    .sum{font-variant-numeric:tabular-nums;min-height:4.5rem}
    #tip{position:fixed;z-index:2;pointer-events:none;max-width:22rem;padding:.3rem .55rem;
    background:var(--ink);color:var(--page);font-size:.85rem;border-radius:4px;white-space:pre-line}
    #tip[hidden]{display:none}
    @media (max-width:40rem){label{grid-template-columns:1fr auto;gap:.1rem .6rem;margin:.4rem 0}
    label input{grid-row:2;grid-column:1/3}
    body{font-size:15px}article{padding:1rem 0 2rem}:root{--edge:.9rem}
    .picture svg .small:not(.onPale,.onDeep){font-size:12.5px}
    .facts tr{display:grid;grid-template-columns:5.5rem 1fr}.facts tr>*{border-top:0;padding-bottom:0}
    .facts tr+tr{border-top:1px solid color-mix(in srgb,var(--rule) 45%,transparent)}
    .facts,.facts tbody{display:block}.facts td{grid-column:2;overflow-wrap:anywhere}.facts tr>:last-child{padding-bottom:.28rem}
    td.bar{min-width:5rem;width:6rem}.label{white-space:normal;min-width:5rem}th.label{min-width:0}table{font-size:.88rem}}
    .paper{display:none}
    \(PrintStyle.text)
    """
}
