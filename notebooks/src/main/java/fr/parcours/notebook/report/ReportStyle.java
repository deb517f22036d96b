package fr.parcours.notebook.report;

/** How a page looks, on screen and printed from a browser. */
final class ReportStyle {

    static final String CSS = """
            body{font-family:system-ui,"DejaVu Sans",sans-serif;line-height:1.55;color:#1b1b1b;background:#fff;margin:0}
            main{max-width:56rem;margin:2.5rem auto;padding:0 1.2rem}
            h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem;color:#12365c}
            h2{font-size:1.35rem;line-height:1.3;margin:2.6rem 0 .6rem;padding-bottom:.25rem;border-bottom:2px solid #12365c;color:#12365c}
            h3{font-size:1.08rem;line-height:1.3;margin:1.8rem 0 .4rem}
            p,ul,ol{margin:.6rem 0}
            .date{color:#555;margin:0 0 1rem}
            .warning{border-left:4px solid #b35900;background:#fff6ec;padding:.5rem .8rem}
            nav{background:#f3f6f9;padding:.8rem 1.2rem;margin:1.4rem 0;font-size:.95rem}
            nav .contents{font-weight:600;margin:0 0 .3rem}
            nav ol{margin:0;padding:0;list-style:none}
            nav ol ol{padding-left:1.4rem}
            nav a{color:#12365c}
            a{color:#0b57a4}
            .wide{overflow-x:auto;max-width:100%}
            .parcours .parcours-table.many{font-size:.78em}
            .parcours .parcours-table.many th,.parcours .parcours-table.many td{padding:.2em .4em}
            .wide:focus-visible{outline:2px solid #0b57a4;outline-offset:2px}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f6f7f8;padding:.6rem .8rem;border-radius:4px;font-size:.85rem;line-height:1.4}
            details.code{margin:1rem 0}
            details.code summary{cursor:pointer;font-size:.85rem;color:#555}
            @page{size:A4;margin:18mm 16mm}
            @media print{
            body{font-size:10pt}
            main{max-width:none;margin:0;padding:0}
            h1,h2,h3{break-after:avoid}
            .parcours img,.parcours svg,tr{break-inside:avoid}
            .wide{overflow:visible}
            .parcours .parcours-table{font-size:8pt}
            }
            """;

    private ReportStyle() {}
}
