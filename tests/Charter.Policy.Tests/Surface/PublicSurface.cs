using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Charter.Policy.Tests.Surface;

/// <summary>What a library offers to others, as text: one line a type, one a member. What records get by themselves is left out.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly HashSet<string> Usual =
    [
        "Equals",
        "GetHashCode",
        "ToString",
        "Deconstruct",
        "GetType",
        "op_Equality",
        "op_Inequality",
        "<Clone>$",
    ];

    private static readonly Dictionary<Type, string> Short = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind =
            type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsSealed ? "class"
            : "open class";
        return $"{kind} {type.FullName!.Replace('+', '.')}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type)
                .Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture):00}");
        }

        var fields = type.GetFields(Declared)
            .Select(field => $"{Static(field.IsStatic)}{Name(field.FieldType)} {field.Name}");
        var properties = type.GetProperties(Declared).Select(Property);
        var makers = type.GetConstructors(Declared).Select(maker => $"new({Parameters(maker)})");
        var methods = type.GetMethods(Declared)
            .Where(method =>
                !Usual.Contains(method.Name)
                && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            )
            .Select(method =>
                $"{Static(method.IsStatic)}{Name(method.ReturnType)} {method.Name}{Generic(method)}({Parameters(method)})"
            );
        return [.. fields, .. properties, .. makers, .. methods];
    }

    private static string Property(PropertyInfo property)
    {
        var setter = property.SetMethod is { IsPublic: true } set
            ? set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
                ? " init;"
                : " set;"
            : "";
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{Name(index[0].ParameterType)}]";
        return $"{Static(property.GetMethod?.IsStatic == true)}{Name(property.PropertyType)} {name} {{ get;{setter} }}";
    }

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(parameter =>
                    (
                        parameter.IsOut ? "out "
                        : parameter.ParameterType.IsByRef ? "in "
                        : ""
                    )
                    + $"{Name(parameter.ParameterType)} {parameter.Name}"
                    + (parameter.HasDefaultValue ? " = " + Default(parameter.DefaultValue) : "")
                )
        );

    private static string Default(object? value) =>
        value switch
        {
            null => "default",
            bool flag => flag ? "true" : "false",
            string text => $"\"{text}\"",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } bare)
        {
            return Name(bare) + "?";
        }

        if (Short.TryGetValue(type, out var known))
        {
            return known;
        }

        var name = type.IsNested && !type.IsGenericParameter ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name;
        return type.IsGenericType
            ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : name;
    }
}
