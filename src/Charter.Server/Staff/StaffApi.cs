using Charter.Desk.Staff;
using Charter.Server.Api;

namespace Charter.Server.Staff;

/// <summary>Who is at the desk, over the API: what other calls need ids of.</summary>
public static class StaffApi
{
    public static void MapStaffApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("", "People");
        api.MapGet("/staff", StaffAsync)
            .Gives<IReadOnlyList<StaffRow>>("listStaff", "The people of the desk, by name.");
        api.MapGet("/departments", DepartmentsAsync)
            .Gives<IReadOnlyList<DepartmentView>>("listDepartments", "The departments with their people and teams.");
    }

    private static async Task<IResult> StaffAsync(DeskRequest desk) =>
        Answers.Json(await desk.ReadAsync((db, ct) => ListStaff.Run(db, desk.Actor, ct)));

    private static async Task<IResult> DepartmentsAsync(DeskRequest desk) =>
        Answers.Json(await desk.ReadAsync((db, ct) => ListDepartments.Run(db, desk.Actor, ct)));
}
