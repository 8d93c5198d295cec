package studio.eligen.engine;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds the statements that make an NDArray or an NDList, with the compiler's own reading of the
 * sources: variables, assignments, calls and returns in whose expression a method gives one back. A
 * record's accessor makes nothing. What a block inside an expression does, its own statements say.
 */
final class ShapeComments {

  private static final Pattern ARRAY = Pattern.compile("ai\\.djl\\.ndarray\\.(NDArray|NDList)\\b");

  /** The rest of a line that ends in a shape, as "; // (1, tokens, hidden)". */
  private static final Pattern SHAPE = Pattern.compile("\\s*// (complex )?\\(.+\\).*");

  /**
   * A statement that makes an array.
   *
   * @param place its file and the line that it ends on, as "Noise.java:29"
   */
  record Statement(String place, boolean endsInShape) {}

  private final Trees trees;
  private final CompilationUnitTree unit;
  private final String source;
  private final List<Statement> found = new ArrayList<>();

  private ShapeComments(Trees trees, CompilationUnitTree unit) throws IOException {
    this.trees = trees;
    this.unit = unit;
    this.source = unit.getSourceFile().getCharContent(true).toString();
  }

  /** All of them, in files that compile. */
  static List<Statement> in(Iterable<? extends JavaFileObject> files) throws IOException {
    List<String> options =
        List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler().getTask(null, null, null, options, null, files);
    List<Statement> found = new ArrayList<>();
    Iterable<? extends CompilationUnitTree> units = task.parse();
    task.analyze();
    for (CompilationUnitTree unit : units) {
      ShapeComments comments = new ShapeComments(Trees.instance(task), unit);
      comments.new Statements().scan(unit, null);
      found.addAll(comments.found);
    }
    return found;
  }

  private final class Statements extends TreePathScanner<Void, Void> {
    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
      add(variable);
      return super.visitVariable(variable, nothing);
    }

    @Override
    public Void visitExpressionStatement(ExpressionStatementTree statement, Void nothing) {
      add(statement);
      return super.visitExpressionStatement(statement, nothing);
    }

    @Override
    public Void visitReturn(ReturnTree statement, Void nothing) {
      add(statement);
      return super.visitReturn(statement, nothing);
    }

    private void add(Tree statement) {
      Makers makers = new Makers();
      makers.scan(getCurrentPath(), null);
      if (makers.any) {
        int end = (int) trees.getSourcePositions().getEndPosition(unit, statement);
        String rest = source.substring(end, source.indexOf('\n', end));
        String file = unit.getSourceFile().getName().replaceAll(".*/", "");
        long line = unit.getLineMap().getLineNumber(end);
        found.add(new Statement(file + ":" + line, SHAPE.matcher(rest).matches()));
      }
    }
  }

  /** Whether a statement has a call that gives an array back. */
  private final class Makers extends TreePathScanner<Void, Void> {
    private boolean any;

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      Element method = trees.getElement(getCurrentPath());
      boolean accessor =
          method.getEnclosingElement().getKind() == ElementKind.RECORD
              && ((ExecutableElement) method).getParameters().isEmpty()
              && !method.getModifiers().contains(javax.lang.model.element.Modifier.STATIC);
      any |= !accessor && isArray(getCurrentPath());
      return super.visitMethodInvocation(call, nothing);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void nothing) {
      any |= isArray(getCurrentPath());
      return super.visitNewClass(made, nothing);
    }

    @Override
    public Void visitBlock(BlockTree block, Void nothing) {
      return null;
    }

    @Override
    public Void visitClass(ClassTree anonymous, Void nothing) {
      return null;
    }

    private boolean isArray(TreePath expression) {
      return ARRAY.matcher(String.valueOf(trees.getTypeMirror(expression))).find();
    }
  }
}
