package howdah.kernel.java;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Stream;

/// Whether a cell's class could live in another package at run time: it uses nothing of other cells that is not public.
final class Visibility {

    private Visibility() {
    }

    /// @param own the names of the classes that are loaded together with it
    static boolean isPublicOnly(byte[] bytes, Set<String> own, ClassLoader loader) {
        var type = ClassFile.of().parse(bytes);
        if (type.superclass().filter(each -> isForeign(each, own)).isPresent()
            || type.interfaces().stream().anyMatch(each -> isForeign(each, own) && isSealed(each, loader))) {
            return false;
        }
        for (PoolEntry entry : type.constantPool()) {
            if (!isPublic(entry, own, loader)) {
                return false;
            }
        }
        return true;
    }

    /// Whether other cells can use all of it from another package.
    static boolean isOpen(byte[] bytes) {
        var type = ClassFile.of().parse(bytes);
        return Shell.isWrapper(type.thisClass().asInternalName().replace('/', '.'))
            || type.flags().has(AccessFlag.PUBLIC) && type.findAttribute(Attributes.permittedSubclasses()).isEmpty()
            && type.fields().stream().allMatch(each -> isOpen(each.flags()))
            && type.methods().stream().allMatch(each -> isOpen(each.flags()));
    }

    private static boolean isOpen(AccessFlags flags) {
        return flags.has(AccessFlag.PUBLIC) || flags.has(AccessFlag.PRIVATE) || flags.has(AccessFlag.SYNTHETIC);
    }

    private static boolean isSealed(ClassEntry type, ClassLoader loader) {
        try {
            return loader.loadClass(name(type)).isSealed();
        } catch (ClassNotFoundException | LinkageError unknown) {
            return true;
        }
    }

    private static boolean isPublic(PoolEntry entry, Set<String> own, ClassLoader loader) {
        try {
            if (entry instanceof ClassEntry type && isForeign(type, own)) {
                return isPublic(loader.loadClass(name(type)));
            }
            return !(entry instanceof MemberRefEntry member && isForeign(member.owner(), own))
                || isPublic(member, loader.loadClass(name(member.owner())));
        } catch (ClassNotFoundException | LinkageError unknown) {
            return false;
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers()) && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()))
            || Shell.isWrapper(type.getName());
    }

    /// All members of that name have to be public: which one is meant does not matter then.
    private static boolean isPublic(MemberRefEntry member, Class<?> owner) {
        var name = member.name().stringValue();
        Stream<? extends Member> members = member instanceof FieldRefEntry ? Stream.of(owner.getDeclaredFields())
            : name.equals("<init>") ? Stream.of(owner.getDeclaredConstructors()) : Stream.of(owner.getDeclaredMethods());
        return members.filter(each -> name.equals("<init>") || each.getName().equals(name))
            .allMatch(each -> Modifier.isPublic(each.getModifiers()))
            && (owner.getSuperclass() == null || !isOfCells(owner.getSuperclass().getName())
                || isPublic(member, owner.getSuperclass()));
    }

    private static boolean isForeign(ClassEntry type, Set<String> own) {
        var name = name(type);
        return isOfCells(name) && !own.contains(name);
    }

    private static boolean isOfCells(String name) {
        return name.startsWith("REPL.");
    }

    /// Of an array, that of its elements.
    private static String name(ClassEntry type) {
        return type.asInternalName().replaceFirst("^\\[+L(.*);$", "$1").replace('/', '.');
    }
}
