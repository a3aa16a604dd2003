using Charter.Server.Design;
using Charter.Server.Design.Gallery;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDesign(options =>
    (options.Shell, options.Brand) = (GallerySamples.ShellAsync, GallerySamples.BrandAsync)
);
var app = builder.Build();
app.UseDesign();
app.UseAntiforgery();
app.MapDesign();
if (app.Environment.IsDevelopment())
{
    app.MapDesignGallery();
}

await app.RunAsync();
return 0;
