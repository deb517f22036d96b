package fr.parcours.notebook.kernel;

import com.sun.source.doctree.CommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.InheritDocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReferenceTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.SimpleDocTreeVisitor;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a comment: what it says, the parameters, what is returned and thrown. Other tags are left out. */
final class CommentWriter extends SimpleDocTreeVisitor<Void, Void> {

    private static final Texts TEXTS = Texts.of(CommentWriter.class);

    /** Elements that are kept, without their attributes, and what their start is in plain text. */
    private static final Map<String, String> ELEMENTS = Map.ofEntries(
            Map.entry("b", ""),
            Map.entry("blockquote", "\n"),
            Map.entry("br", "\n"),
            Map.entry("code", ""),
            Map.entry("dd", "\n"),
            Map.entry("dl", "\n"),
            Map.entry("dt", "\n"),
            Map.entry("em", ""),
            Map.entry("i", ""),
            Map.entry("li", "\n- "),
            Map.entry("ol", "\n"),
            Map.entry("p", "\n\n"),
            Map.entry("pre", "\n"),
            Map.entry("strong", ""),
            Map.entry("sub", ""),
            Map.entry("sup", ""),
            Map.entry("table", "\n"),
            Map.entry("td", " "),
            Map.entry("th", " "),
            Map.entry("tr", "\n"),
            Map.entry("ul", "\n"));

    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

    private final DocText out;
    private final DocTrees trees;
    private boolean isPreformatted;

    CommentWriter(DocText out, DocTrees trees) {
        this.out = out;
        this.trees = trees;
    }

    void write(Comment comment) {
        out.element("<p>", "\n");
        visit(comment.body(), null);
        section("doc.parameters", comment.tags(), ParamTree.class);
        section("doc.returns", comment.tags(), ReturnTree.class);
        section("doc.throws", comment.tags(), ThrowsTree.class);
        out.element("", "\n");
    }

    private void section(String heading, List<DocTree> tags, Class<? extends DocTree> kind) {
        List<DocTree> wanted = tags.stream().filter(kind::isInstance).toList();
        if (wanted.isEmpty()) {
            return;
        }
        out.element("<dl><dt>", "\n\n");
        out.text(TEXTS.format(heading));
        out.element("</dt>", "");
        for (DocTree tag : wanted) {
            out.element("<dd>", "\n- ");
            tag.accept(this, null);
            out.element("</dd>", "");
        }
        out.element("</dl>", "");
    }

    @Override
    public Void visitParam(ParamTree tag, Void none) {
        String name = tag.getName().toString();
        return described(tag.isTypeParameter() ? "<" + name + ">" : name, tag.getDescription());
    }

    @Override
    public Void visitReturn(ReturnTree tag, Void none) {
        return visit(tag.getDescription(), null);
    }

    @Override
    public Void visitThrows(ThrowsTree tag, Void none) {
        return described(shortened(tag.getExceptionName()), tag.getDescription());
    }

    @Override
    public Void visitText(TextTree text, Void none) {
        if (isPreformatted) {
            out.lines(text.getBody());
        } else {
            out.text(text.getBody());
        }
        return null;
    }

    @Override
    public Void visitEntity(EntityTree entity, Void none) {
        String characters = trees.getCharacters(entity);
        out.text(characters == null ? entity.toString() : characters);
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void none) {
        boolean isCode = literal.getKind() == DocTree.Kind.CODE;
        out.element(isCode ? "<code>" : "", "");
        visitText(literal.getBody(), null);
        out.element(isCode ? "</code>" : "", "");
        return null;
    }

    @Override
    public Void visitLink(LinkTree link, Void none) {
        boolean isCode = link.getKind() == DocTree.Kind.LINK;
        out.element(isCode ? "<code>" : "", "");
        if (link.getLabel().isEmpty()) {
            out.text(shortened(link.getReference()));
        } else {
            visit(link.getLabel(), null);
        }
        out.element(isCode ? "</code>" : "", "");
        return null;
    }

    @Override
    public Void visitValue(ValueTree value, Void none) {
        if (value.getReference() != null) {
            out.code(shortened(value.getReference()));
        }
        return null;
    }

    @Override
    public Void visitStartElement(StartElementTree element, Void none) {
        String name = element.getName().toString().toLowerCase(Locale.ROOT);
        if (ELEMENTS.containsKey(name)) {
            out.element("<" + name + ">", ELEMENTS.get(name));
            isPreformatted |= name.equals("pre");
        }
        return null;
    }

    @Override
    public Void visitEndElement(EndElementTree element, Void none) {
        String name = element.getName().toString().toLowerCase(Locale.ROOT);
        if (ELEMENTS.containsKey(name)) {
            out.element("</" + name + ">", name.equals("ul") || name.equals("ol") || name.equals("pre") ? "\n" : "");
            isPreformatted &= !name.equals("pre");
        }
        return null;
    }

    @Override
    public Void visitComment(CommentTree comment, Void none) {
        return null;
    }

    @Override
    public Void visitInheritDoc(InheritDocTree tag, Void none) {
        return null;
    }

    /** What is rare is shown as it is written. */
    @Override
    protected Void defaultAction(DocTree tree, Void none) {
        out.text(tree.toString());
        return null;
    }

    private Void described(String name, List<? extends DocTree> description) {
        out.code(name);
        out.text(TEXTS.format("doc.colon"));
        return visit(description, null);
    }

    private static String shortened(ReferenceTree reference) {
        String written = PACKAGE.matcher(reference.getSignature()).replaceAll("");
        return written.startsWith("#") ? written.substring(1) : written.replace('#', '.');
    }
}
