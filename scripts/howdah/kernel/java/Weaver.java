package howdah.kernel.java;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/// Changes a cell's class as it is loaded: it can be stopped at each turn of a loop, it cannot end the kernel, and it knows of
/// which cell and line it is.
final class Weaver {

    /// A class of several cells, as overloaded methods give, tells line 2 of its second cell as this and two.
    static final int LINES = 8192;

    private static final ClassDesc GUARD = ClassDesc.of("howdah.kernel.java.Guard");
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final Set<String> ENDS = Set.of("System::exit", "Runtime::exit", "Runtime::halt");

    private Weaver() {
    }

    /// Where the lines of a class come from.
    ///
    /// @param file such as `cell [3]`
    /// @param line the cell's line for one of the class's
    record Origin(String file, IntUnaryOperator line) {
    }

    /// Classes that belong together, changed.
    ///
    /// @param classes by their binary names
    /// @param loader  of what they use: of libraries that were added, and of what earlier cells have declared
    /// @param origins by their binary names
    static Map<String, byte[]> woven(Map<String, byte[]> classes, ClassLoader loader, Function<String, Origin> origins) {
        var format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.defaultResolver()
            .orElse(ClassHierarchyResolver.ofResourceParsing(type -> bytes(classes, type)))
            .orElse(ClassHierarchyResolver.ofClassLoading(loader))));
        var woven = new LinkedHashMap<String, byte[]>();
        classes.forEach((name, bytes) -> woven.put(name, woven(format, bytes, origins.apply(name))));
        return woven;
    }

    /// @return null if the type is none of these classes
    private static InputStream bytes(Map<String, byte[]> classes, ClassDesc type) {
        var descriptor = type.descriptorString();
        var found = classes.get(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'));
        return found == null ? null : new ByteArrayInputStream(found);
    }

    private static byte[] woven(ClassFile format, byte[] bytes, Origin origin) {
        var file = ClassTransform.dropping(SourceFileAttribute.class::isInstance)
            .andThen(ClassTransform.endHandler(type -> type.with(SourceFileAttribute.of(origin.file()))));
        var code = ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(() -> new Code(origin.line())));
        var original = format.parse(bytes);
        return format.transformClass(original, file.andThen(opening(original)).andThen(code));
    }

    /// The class around what a cell declares is public, so that a class of another loader can use it.
    private static ClassTransform opening(ClassModel original) {
        var isWrapper = Shell.isWrapper(original.thisClass().asInternalName().replace('/', '.'));
        return (type, element) -> {
            if (element instanceof AccessFlags flags && isWrapper) {
                type.withFlags(flags.flagsMask() | ClassFile.ACC_PUBLIC);
            } else {
                type.with(element);
            }
        };
    }

    private static final class Code implements CodeTransform {

        private final IntUnaryOperator line;
        private final Set<Label> passed = new HashSet<>();
        private boolean isBegun;

        Code(IntUnaryOperator line) {
            this.line = line;
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (!isBegun && element instanceof Instruction) {
                isBegun = true;
                check(code);
            }
            if (element instanceof LabelTarget target) {
                passed.add(target.label());
            } else if (element instanceof BranchInstruction branch && passed.contains(branch.target())) {
                check(code);
            }
            if (element instanceof LineNumber number) {
                code.with(LineNumber.of(Math.clamp(line.applyAsInt(number.line()), 1, 65_535)));
            } else if (element instanceof InvokeInstruction call) {
                invoke(code, call);
            } else if (element instanceof InvokeDynamicInstruction call) {
                code.invokedynamic(DynamicCallSiteDesc.of(call.bootstrapMethod(), call.name().stringValue(), call.typeSymbol(),
                    call.bootstrapArgs().stream().map(Code::guarded).toArray(ConstantDesc[]::new)));
            } else {
                code.with(element);
            }
        }

        private static void check(CodeBuilder code) {
            code.invokestatic(GUARD, "check", ConstantDescs.MTD_void);
        }

        private static boolean isEnd(DirectMethodHandleDesc method) {
            return method.owner().packageName().equals("java.lang")
                && ENDS.contains(method.owner().displayName() + "::" + method.methodName());
        }

        /// A reference such as `System::exit`.
        private static ConstantDesc guarded(ConstantDesc argument) {
            return argument instanceof DirectMethodHandleDesc method && isEnd(method)
                ? MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, GUARD, method.methodName(), method.invocationType())
                : argument;
        }

        private static void invoke(CodeBuilder code, InvokeInstruction call) {
            var owner = call.owner().asInternalName();
            var name = call.name().stringValue();
            if (owner.equals("java/lang/System") && name.equals("exit")) {
                code.invokestatic(GUARD, "exit", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
            } else if (owner.equals("java/lang/Runtime") && (name.equals("exit") || name.equals("halt"))
                && call.opcode() == Opcode.INVOKEVIRTUAL) {
                code.invokestatic(GUARD, name, MethodTypeDesc.of(ConstantDescs.CD_void, RUNTIME, ConstantDescs.CD_int));
            } else {
                code.with(call);
            }
        }
    }
}
