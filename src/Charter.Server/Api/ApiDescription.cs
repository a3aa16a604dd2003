using System.Text.Json.Nodes;
using Charter.Policy;
using Charter.Server.Conversations;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Charter.Server.Api;

/// <summary>The OpenAPI document, made from the endpoints themselves and served at <c>/api/v1/openapi.json</c>.</summary>
internal static class ApiDescription
{
    private const string Problem = "Problem";
    private const string Bearer = "bearer";

    public static void Add(IServiceCollection services) =>
        services.AddOpenApi(
            "v1",
            options =>
            {
                options.ShouldInclude = api => api.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
                options.CreateSchemaReferenceId = type =>
                    OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } id ? SchemaName(type.Type, id) : null;
                options.AddSchemaTransformer(
                    (schema, context, _) =>
                    {
                        DescribeType(schema, context.JsonTypeInfo.Type);
                        return Task.CompletedTask;
                    }
                );
                options.AddOperationTransformer(
                    (operation, context, _) =>
                    {
                        DescribeOperation(operation, context);
                        return Task.CompletedTask;
                    }
                );
                options.AddDocumentTransformer(
                    (document, _, _) =>
                    {
                        DescribeDocument(document);
                        return Task.CompletedTask;
                    }
                );
            }
        );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();

    // Requests and results nest in what they belong to: ListTickets.Result is ListTicketsResult.
    private static string SchemaName(Type type, string id)
    {
        if (type.DeclaringType is not { } outer)
        {
            return id;
        }

        var prefix = outer.Name.EndsWith("Api", StringComparison.Ordinal) ? outer.Name[..^3] : outer.Name;
        return prefix + id;
    }

    private static void DescribeType(OpenApiSchema schema, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        var isNullable = bare != type ? JsonSchemaType.Null : default;
        if (bare == typeof(Instant))
        {
            (schema.Type, schema.Format) = (JsonSchemaType.String | isNullable, "date-time");
        }
        else if (bare == typeof(LocalDate))
        {
            (schema.Type, schema.Format) = (JsonSchemaType.String | isNullable, "date");
        }
        else if (bare == typeof(ServedSubject))
        {
            schema.Type = JsonSchemaType.String | isNullable;
            schema.Enum = [.. Token<ServedSubject>.All.Select(t => JsonValue.Create(t))];
        }
    }

    private static void DescribeOperation(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var isRead = context.Description.HttpMethod is "GET" or "HEAD";
        operation.Parameters ??= [];
        if (metadata.OfType<EndpointWords.VersionSeen>().Any())
        {
            operation.Parameters.Add(
                Header("If-Match", "The version that you saw, from its ETag. Refused with 412 when it is another now.")
            );
        }

        if (!isRead)
        {
            operation.Parameters.Add(
                Header(
                    DeskRequest.IdempotencyHeader,
                    "Your own id of this request, at most 255 characters: sent again, it is done once and answered the same."
                )
            );
        }

        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            DescribeParameter(parameter, context);
        }

        if (metadata.OfType<FilesApi.TakesBytes>().Any())
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/octet-stream"] = new()
                    {
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    },
                },
            };
        }

        AddProblems(operation, context, isRead);
    }

    private static void AddProblems(OpenApiOperation operation, OpenApiOperationTransformerContext context, bool isRead)
    {
        var statuses = new List<string> { "400", "401", "403", "422", "429" };
        if (context.Description.RelativePath?.Contains('{', StringComparison.Ordinal) == true)
        {
            statuses.Add("404");
        }

        if (!isRead)
        {
            statuses.AddRange(["409", "412", "413", "415"]);
        }

        operation.Responses ??= [];
        foreach (var status in statuses.Order(StringComparer.Ordinal))
        {
            operation.Responses.TryAdd(status, new OpenApiResponseReference(Problem, context.Document));
        }
    }

    private static OpenApiParameter Header(string name, string description) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    // Tokens and instants are texts to the framework, which can't know what they may say.
    private static void DescribeParameter(OpenApiParameter parameter, OpenApiOperationTransformerContext context)
    {
        var type = context
            .Description.ParameterDescriptions.FirstOrDefault(p =>
                string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
            )
            ?.ParameterDescriptor?.ParameterType;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(InstantText))
        {
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" };
        }
        else if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Token<>))
        {
            var tokens = (IReadOnlyList<string>)type.GetProperty(nameof(Token<>.All))!.GetValue(null)!;
            parameter.Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. tokens.Select(t => JsonValue.Create(t))],
            };
        }
    }

    private static void DescribeDocument(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Charter",
            Version = "v1",
            Description =
                "The customer-service desk that runs on the customer service policy. Everything that its pages can do.",
        };
        // Where it is served is the client's to know; the document is the same everywhere.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API token, made with `charter token create`. Its scopes are permissions.",
            },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] },
        ];
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas[Problem] = ProblemSchema();
        document.Components.Responses = new Dictionary<string, IOpenApiResponse>(StringComparer.Ordinal)
        {
            [Problem] = new OpenApiResponse
            {
                Description = "Why it was not done (RFC 9457).",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, document) },
                },
            },
        };
    }

    private static OpenApiSchema ProblemSchema()
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail", "code" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = text,
                ["title"] = text,
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = text,
                ["code"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "A stable code for programs, for example ticket-already-resolved.",
                },
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "What is wrong, by field.",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = text },
                },
                ["currentVersion"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Description = "The version that it has now, when somebody else changed it.",
                },
            },
        };
    }
}
